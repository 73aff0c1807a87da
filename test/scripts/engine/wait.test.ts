import { AWS_POLLING, delayMs } from '../../../scripts/engine/clock';
import { waitFor } from '../../../scripts/engine/wait';
import { VirtualClock } from '../../support/virtual-clock';

const options = (clock: VirtualClock, signal = new AbortController().signal) => ({
  clock,
  polling: AWS_POLLING,
  signal,
  limitMs: 60_000,
  what: 'the change set of x',
  nextSteps: ['dr-cli status'],
});

test('a wait ends with an error that says what was not done and what to type', async () => {
  const wait = waitFor(options(new VirtualClock()), async () => undefined);

  await expect(wait).rejects.toMatchObject({
    code: 'DR_TIMEOUT',
    message: 'the change set of x was not done after 1 minutes',
    nextSteps: ['dr-cli status'],
  });
});

test('a wait ends with the reason of the signal, and does not look again', async () => {
  const controller = new AbortController();
  const reason = new Error('Ctrl-C');
  let looks = 0;

  const wait = waitFor(options(new VirtualClock(), controller.signal), async () => {
    looks += 1;
    controller.abort(reason);
    return undefined;
  });

  await expect(wait).rejects.toBe(reason);
  expect(looks).toBe(1);
});

test('looks get rarer, with a part of the wait left to chance', () => {
  const ranges = [0, 1, 2, 9].map((attempt) => delayMs(AWS_POLLING, attempt));

  [2_000, 5_000, 10_000, 10_000].forEach((longest, index) => {
    expect(ranges[index]).toBeLessThanOrEqual(longest);
    expect(ranges[index]).toBeGreaterThan(longest * 0.79);
  });
});
