import { keepLock } from '../../../../../scripts/engine/journal/lock/keep-lock';
import type { LockHolder } from '../../../../../scripts/engine/journal/lock/lock-item';
import { takeLock } from '../../../../../scripts/engine/journal/lock/take-lock';
import type { Parameters } from '../../../../../scripts/engine/ports';
import { parameterStore } from '../../../../support/parameter-store';
import { VirtualClock } from '../../../../support/virtual-clock';

const MINUTE_MS = 60_000;

const holder: LockHolder = {
  runId: 'a-run',
  command: 'deploy',
  by: 'somebody',
  host: 'a-host',
  processId: 1,
  since: '2026-01-05T09:00:00.000Z',
};

async function keptLock(change: (parameters: Parameters) => Partial<Parameters> = () => ({})) {
  const clock = new VirtualClock();
  const parameters = parameterStore(clock);
  const over = new AbortController();
  const take = (runId: string) =>
    takeLock({
      parameters,
      suffix: 'demo',
      holder: { ...holder, runId },
      clock,
      signal: over.signal,
      mayTakeFrom: () => true,
    });
  const taken = await take('a-run');
  if (taken.kind !== 'taken') {
    throw new Error('the lock of a new world is free');
  }
  const kept = keepLock({
    parameters: { ...parameters, ...change(parameters) },
    lock: taken.lock,
    clock,
    signal: over.signal,
  });
  const pass = (minutes: number) => clock.sleep(minutes * MINUTE_MS, new AbortController().signal);
  return { clock, parameters, take, kept, pass, over };
}

test('a lock that is kept is renewed every minute or so', async () => {
  const { clock, parameters, pass, over, kept } = await keptLock();

  await pass(30);

  const [item] = await parameters.below('/dr-cli/demo');
  expect(clock.nowMs() - (item?.lastModifiedMs ?? 0)).toBeLessThanOrEqual(1.5 * MINUTE_MS);
  over.abort();
  expect(await kept).toBeUndefined();
});

test('a run that is asked to stop hears of it within a quarter of a minute', async () => {
  const { clock, parameters, kept } = await keptLock();
  const askedAtMs = clock.nowMs();
  await parameters.overwrite('/dr-cli/demo/cancel-a-run', 'alice on other-host');

  expect(await kept).toEqual({ kind: 'cancelled', by: 'alice on other-host' });
  expect(clock.nowMs() - askedAtMs).toBeLessThanOrEqual(15_000);
});

test('what another run is asked is not asked of this one', async () => {
  const { parameters, kept, pass, over } = await keptLock();
  await parameters.overwrite('/dr-cli/demo/cancel-another-run', 'alice');

  await pass(5);
  over.abort();

  expect(await kept).toBeUndefined();
});

test('a run whose lock was taken hears of it', async () => {
  const { take, kept } = await keptLock();

  await take('another-run');

  expect(await kept).toEqual({ kind: 'taken' });
});

test('minutes without network are outlasted', async () => {
  let isDown = true;
  const { kept, pass, over } = await keptLock(({ below }) => ({
    below: (path) => (isDown ? Promise.reject(new Error('no network')) : below(path)),
  }));

  await pass(9);
  isDown = false;
  await pass(9);
  over.abort();

  expect(await kept).toBeUndefined();
});

test('a run that can not renew its lock stops well before others may take it', async () => {
  const { clock, kept } = await keptLock(() => ({
    overwrite: () => Promise.reject(new Error('denied')),
  }));
  const startedMs = clock.nowMs();

  expect(await kept).toEqual({ kind: 'not-renewed', reason: 'denied' });
  expect(clock.nowMs() - startedMs).toBeLessThan(11 * MINUTE_MS);
});
