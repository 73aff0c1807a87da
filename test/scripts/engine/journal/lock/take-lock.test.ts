import fc from 'fast-check';
import type { LockHolder } from '../../../../../scripts/engine/journal/lock/lock-item';
import {
  EXPIRES_AFTER_MS,
  type LockOutcome,
  readNewestLock,
  releaseLock,
  removeLock,
  takeLock,
} from '../../../../../scripts/engine/journal/lock/take-lock';
import type { Parameters } from '../../../../../scripts/engine/ports';
import { parameterStore } from '../../../../support/parameter-store';
import { VirtualClock } from '../../../../support/virtual-clock';

const never = new AbortController().signal;

const holder = (runId: string): LockHolder => ({
  runId,
  command: 'deploy',
  by: 'somebody',
  host: 'a-host',
  processId: 1,
  since: '2026-01-05T09:00:00.000Z',
});

function lockWorld() {
  const clock = new VirtualClock();
  const parameters = parameterStore(clock);
  const take = (
    runId: string,
    { mayTakeFrom = () => false, store = parameters }: Partial<TakeOptions> = {},
  ) =>
    takeLock({
      parameters: store,
      suffix: 'demo',
      holder: holder(runId),
      clock,
      signal: never,
      mayTakeFrom,
    });
  return { clock, parameters, take };
}

interface TakeOptions {
  readonly mayTakeFrom: (holder: LockHolder) => boolean;
  readonly store: Parameters;
}

function taken(outcome: LockOutcome) {
  if (outcome.kind !== 'taken') {
    throw new Error(`not taken, but held by ${outcome.item.holder.runId}`);
  }
  return outcome;
}

test('a lock that somebody has is told with who that is', async () => {
  const { take } = lockWorld();
  await take('first');

  const outcome = await take('second');

  expect(outcome).toMatchObject({ kind: 'held', item: { holder: { runId: 'first' } } });
});

test('a released lock can be taken, and nothing of the one before stays', async () => {
  const { take, parameters } = lockWorld();
  await releaseLock(parameters, taken(await take('first')).lock, 'succeeded');

  const second = taken(await take('second'));

  expect(second.from).toBeUndefined();
  expect((await parameters.below('/dr-cli/demo')).map(({ name }) => name)).toEqual([
    second.lock.name,
  ]);
});

test('a lock that was removed leaves nothing in the account', async () => {
  const { take, parameters } = lockWorld();

  await removeLock(parameters, taken(await take('first')).lock);

  expect(await parameters.below('/dr-cli/demo')).toEqual([]);
});

test('a lock that nobody has renewed for a quarter of an hour can be taken, and whose it was is told', async () => {
  const { take, clock } = lockWorld();
  await take('first');
  await clock.sleep(EXPIRES_AFTER_MS, never);

  const second = taken(await take('second'));

  expect(second.from?.holder.runId).toBe('first');
});

test('a lock that has not expired is taken only from whom it may be', async () => {
  const { take } = lockWorld();
  await take('first');

  const second = taken(await take('second', { mayTakeFrom: ({ runId }) => runId === 'first' }));

  expect(second.lock.generation).toBe(2);
});

test('a lock that a later program wrote keeps others away all the same', async () => {
  const { take, parameters } = lockWorld();
  await parameters.create('/dr-cli/demo/run-7', '{"lock":"of another form"}');

  expect(await take('first')).toMatchObject({
    kind: 'held',
    item: { generation: 7, holder: { runId: 'unknown' } },
  });
});

test('what was asked of an earlier process of the run is not asked of the next one', async () => {
  const { take, parameters } = lockWorld();
  await parameters.overwrite('/dr-cli/demo/cancel-first', 'somebody');

  await take('first');

  expect((await parameters.below('/dr-cli/demo')).map(({ name }) => name)).toEqual([
    '/dr-cli/demo/run-1',
  ]);
});

test('of many that want an expired lock at once exactly one gets it, in whatever order their calls arrive', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 5 }), async (scheduler, count) => {
      const { take, parameters, clock } = lockWorld();
      await take('dead');
      await clock.sleep(EXPIRES_AFTER_MS, never);
      const later = <Arguments extends unknown[], Result>(
        call: (...args: Arguments) => Promise<Result>,
      ) => scheduler.scheduleFunction(call);
      const store: Parameters = {
        below: later(parameters.below),
        create: later(parameters.create),
        overwrite: later(parameters.overwrite),
        remove: later(parameters.remove),
      };

      const all = Promise.all(
        Array.from({ length: count }, (_, index) => take(`run-${index}`, { store })),
      );
      await scheduler.waitFor(all);

      const winners = (await all).filter(({ kind }) => kind === 'taken').map(taken);
      expect(winners).toHaveLength(1);
      expect((await readNewestLock(parameters, 'demo'))?.holder).toEqual(winners[0]?.lock.holder);
    }),
    { numRuns: 100 },
  );
});
