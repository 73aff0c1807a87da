import { fastFactor } from '../../../../scripts/drill/clock/machine-pace';

const GOES_ON = new AbortController().signal;

test.each([
  ['with nothing else to do', 90, 10],
  ['faster than any that it was tried on', 10, 10],
  ['that takes twice as long', 180, 5],
  ['that hardly gets a turn', 2000, 2],
])('on a machine %s, a drill goes as fast as its time-outs stand', async (_, startMs, factor) => {
  expect(await fastFactor(GOES_ON, async () => startMs)).toBe(factor);
});

test('one slow start says nothing of the machine', async () => {
  const starts = [50, 50, 3000, 50, 50];

  expect(await fastFactor(GOES_ON, async () => starts.pop() ?? 50)).toBe(10);
});

test('measuring ends with the drill', async () => {
  const over = new Error('interrupted');

  await expect(fastFactor(AbortSignal.abort(over))).rejects.toBe(over);
});
