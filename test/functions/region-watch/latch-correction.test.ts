import { latchCorrection } from '../../../functions/region-watch/latch-correction';
import { defaultPolicy } from '../../../functions/shared/decision/policy';
import { correctLatch, readLatch, writeLatch } from '../../../functions/shared/state/latch';
import { AwsError } from '../../../scripts/local-cloud/service';
import {
  operation,
  repeat,
  type SampleParts,
  START_MS,
  samplesOf,
  standbyDatabase,
} from '../shared/support/samples';
import { primaryConfig } from '../support/failover-config';
import { claim, setLatch } from './support/operations';
import { WatchedWorld } from './support/watched-world';

const SET_PAGE = '[page] DNS did not follow the writer; it is sent to us-east-2 now';
const CLEARED_PAGE = '[page] DNS did not follow the writer; it is sent to us-east-1 now';

function worldWith(writer: WatchedWorld['writer'], latch?: { readonly set: boolean }) {
  const world = new WatchedWorld();
  world.writer = writer;
  if (latch !== undefined) setLatch(world, latch);
  return world;
}

describe('the latch', () => {
  test('is cleared when the writer has moved away while this region was lost', async () => {
    const world = worldWith('us-east-1', { set: true });

    await world.minutes(2);

    expect(await readLatch(world.table)).toMatchObject({ set: false });
    expect(world.values('FailoverLatch').at(-1)).toBe(0);
    expect(world.subjects).toEqual([CLEARED_PAGE]);
  });

  test('is set when the switchover to this region died before it did so', async () => {
    const world = worldWith('us-east-2', { set: false });

    await world.minutes(2);

    expect(await readLatch(world.table)).toMatchObject({ set: true });
    expect(world.values('FailoverLatch').at(-1)).toBe(1);
    expect(world.subjects).toEqual([SET_PAGE]);
  });

  test('is set again, and never published as cleared, when its item is lost while this region writes', async () => {
    const world = worldWith('us-east-2');

    await world.minutes(2);

    expect(new Set(world.values('FailoverLatch'))).toEqual(new Set([1]));
    expect(world.subjects).toEqual([SET_PAGE]);
  });

  test('of a new environment is written without a page', async () => {
    const world = worldWith('us-east-1');

    await world.minutes(2);

    expect(await readLatch(world.table)).toMatchObject({ set: false });
    expect(world.subjects).toEqual([]);
  });

  test('is left alone while it agrees with the writer', async () => {
    const world = worldWith('us-east-2', { set: true });
    const before = await readLatch(world.table);

    await world.minutes(5);

    expect(await readLatch(world.table)).toEqual(before);
    expect(world.pages).toEqual([]);
  });

  test('is corrected after a failback that died, once its execution is known to be over', async () => {
    const world = worldWith('us-east-1', { set: true });
    claim(world, { epoch: 3, phase: 'promoted', kind: 'switchover' });
    world.executions.set('switchover-3', { status: 'FAILED', input: '{}' });

    await world.minutes(2);

    expect(await readLatch(world.table)).toMatchObject({ set: false });
    expect(world.subjects).toContain(CLEARED_PAGE);
  });

  test('is left to an operation that runs', async () => {
    const world = worldWith('us-east-1', { set: true });
    claim(world, { epoch: 3, phase: 'promoted', kind: 'switchover' });
    world.executions.set('switchover-3', { status: 'RUNNING', input: '{}' });

    await world.minutes(3);

    expect(await readLatch(world.table)).toMatchObject({ set: true });
    expect(world.pages).toEqual([]);
  });

  test('is not corrected by the home primary, which has none', async () => {
    const world = new WatchedWorld(primaryConfig);
    world.writer = 'us-east-2';
    setLatch(world, { set: false });

    await world.minutes(3);

    expect(await readLatch(world.table)).toMatchObject({ set: false });
    expect(world.values('FailoverLatch')).toEqual([]);
  });

  test('is corrected, and told, once by two watchers', async () => {
    const world = worldWith('us-east-1', { set: true });

    for (let minute = 0; minute < 2; minute += 1) {
      await Promise.all([world.newWatcher()(), world.newWatcher()()]);
      world.clock.pass(10_000);
    }

    expect(await readLatch(world.table)).toMatchObject({ set: false });
    expect(world.subjects).toEqual([CLEARED_PAGE]);
  });

  test('is told of in a later round when the topic did not answer at once', async () => {
    const world = worldWith('us-east-1', { set: true });
    world.fault = ({ operation: called }) =>
      called === 'Publish' ? new AwsError('InternalError', 'no', 500) : undefined;
    await world.minutes(2);
    expect(await readLatch(world.table)).toMatchObject({ set: false });

    world.fault = () => undefined;
    await world.minutes(2);

    expect(world.subjects).toEqual([CLEARED_PAGE]);
  });
});

describe('a correction', () => {
  const at = (seconds: number) => START_MS + seconds * 1_000;
  const writesHere: SampleParts = {
    database: { ...standbyDatabase, writerRegion: 'us-east-2', thisRegionWrites: true },
  };
  const correction = (
    parts: readonly SampleParts[],
    changes: Partial<Parameters<typeof latchCorrection>[0]> = {},
  ) =>
    latchCorrection({
      samples: samplesOf(parts),
      latch: { set: false, atMs: START_MS - 60_000, epoch: 1 },
      operation: undefined,
      policy: defaultPolicy,
      ...changes,
    });

  test('takes forty seconds of samples, and is of the moment of the newest', () => {
    expect(correction(repeat(writesHere, 4))).toBeUndefined();
    expect(correction(repeat(writesHere, 5))).toMatchObject({ set: true, atMs: at(40) });
  });

  test.each<[string, SampleParts]>([
    ['the writer was not known', { database: { kind: 'unknown', detail: 'throttled' } }],
    [
      'nobody wrote',
      { database: { ...standbyDatabase, writerRegion: undefined, thisRegionWrites: false } },
    ],
    [
      'the writer was being changed',
      { database: { ...standbyDatabase, operation: 'switching-over', thisRegionWrites: true } },
    ],
    ['the other region wrote', {}],
  ])('starts over when %s', (_, part) => {
    const parts = [...repeat(writesHere, 4), part, ...repeat(writesHere, 4)];

    expect(correction(parts)).toBeUndefined();
  });

  test('rests on samples since the latch was last written', () => {
    const latch = { set: false, atMs: at(30), epoch: 1 };

    expect(correction(repeat(writesHere, 8), { latch })).toBeUndefined();
    expect(correction(repeat(writesHere, 9), { latch })).toMatchObject({ set: true });
  });

  test('rests on samples since the last operation ended', () => {
    const ended = { ...operation, endedAtMs: at(30) };

    expect(correction(repeat(writesHere, 8), { operation: ended })).toBeUndefined();
    expect(correction(repeat(writesHere, 9), { operation: ended })).toMatchObject({ set: true });
  });

  test('does not overtake a step of an operation that has started since it was observed', async () => {
    const world = new WatchedWorld();
    const wrong = { set: false, atMs: START_MS, epoch: 1 };
    await writeLatch(world.table, wrong);
    await writeLatch(world.table, { set: false, atMs: at(41), epoch: 2 });

    const late = await correctLatch(world.table, wrong, { set: true, atMs: at(40), epoch: 1 });

    expect(late).toBe('refused');
    expect(await readLatch(world.table)).toMatchObject({ set: false, epoch: 2 });
  });

  test('is overwritten by a step of an operation that comes after it', async () => {
    const world = new WatchedWorld();
    await correctLatch(world.table, undefined, { set: true, atMs: at(40), epoch: 1 });

    const step = await writeLatch(world.table, { set: false, atMs: at(41), epoch: 2 });

    expect(step).toBe('written');
    expect(await readLatch(world.table)).toEqual({ set: false, atMs: at(41), epoch: 2 });
  });
});
