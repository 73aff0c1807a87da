import { fastFactor } from '../../../../scripts/drill/clock/machine-pace';

test.each([
  ['with nothing else to do', 90, 10],
  ['faster than any that it was tried on', 10, 10],
  ['that takes twice as long', 180, 5],
  ['that hardly gets a turn', 2000, 2],
])('on a machine %s, a drill goes as fast as its time-outs stand', async (_, startMs, factor) => {
  expect(await fastFactor(async () => startMs)).toBe(factor);
});

test('one slow start says nothing of the machine', async () => {
  const starts = [50, 50, 3000, 50, 50];

  expect(await fastFactor(async () => starts.pop() ?? 50)).toBe(10);
});
