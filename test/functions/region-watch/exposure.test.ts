import { readExposure } from '../../../functions/shared/state/exposure';
import { claim } from './support/operations';
import { WatchedWorld } from './support/watched-world';

describe('the time without a standby', () => {
  test('counts from the promotion until the pair is connected again', async () => {
    const world = new WatchedWorld();
    const promotedAtMs = world.clock.nowMs();
    claim(world, { epoch: 1, phase: 'promoted', outcome: 'done' });
    world.writer = 'us-east-2';
    world.synchronization = 'pending-resync';
    await world.minutes(2);
    const open = await readExposure(world.table);
    const seconds = world.values('UnprotectedSeconds').at(-1);

    world.synchronization = 'connected';
    await world.minute();

    expect(open).toEqual({ sinceMs: promotedAtMs, untilMs: undefined });
    expect(seconds).toBe(110);
    expect(await readExposure(world.table)).toMatchObject({ untilMs: promotedAtMs + 120_000 });
    expect(world.values('UnprotectedSeconds').at(-1)).toBe(0);
  });

  test('counts from when a resynchronization is first seen without a failover', async () => {
    const world = new WatchedWorld();
    world.writer = 'us-east-2';
    world.synchronization = 'pending-resync';

    await world.minutes(2);

    expect(world.values('UnprotectedSeconds').at(-1)).toBe(110);
  });

  test('is not known while nobody says whether the pair is connected', async () => {
    const world = new WatchedWorld();
    world.writer = 'us-east-2';
    world.synchronization = '';

    await world.minute();

    expect(await readExposure(world.table)).toBeUndefined();
    expect(world.values('UnprotectedSeconds')).toEqual([]);
  });

  test('goes on while the database can not be described', async () => {
    const world = new WatchedWorld();
    world.writer = 'us-east-2';
    world.synchronization = 'pending-resync';
    await world.minute();
    world.fault = ({ operation }) => (operation === 'DescribeGlobalClusters' ? 'hang' : undefined);

    await world.minute();

    expect(await readExposure(world.table)).toMatchObject({ untilMs: undefined });
  });

  test('ends for a region that has given the writer away', async () => {
    const world = new WatchedWorld();
    world.writer = 'us-east-2';
    world.synchronization = 'pending-resync';
    await world.minute();
    world.writer = 'us-east-1';
    const endMs = world.clock.nowMs();

    await world.minute();

    expect(await readExposure(world.table)).toMatchObject({ untilMs: endMs });
  });

  test('can begin a second time', async () => {
    const world = new WatchedWorld();
    world.writer = 'us-east-2';
    world.synchronization = 'pending-resync';
    await world.minute();
    world.synchronization = 'connected';
    await world.minute();
    world.synchronization = 'pending-resync';
    const secondMs = world.clock.nowMs();

    await world.minute();

    expect(await readExposure(world.table)).toEqual({ sinceMs: secondMs, untilMs: undefined });
  });
});
