import { arm } from '../../../functions/shared/state/arming';
import { AwsError } from '../../../scripts/local-cloud/service';
import { drConfig, primaryConfig } from '../support/failover-config';
import { claim } from './support/operations';
import { WatchedWorld } from './support/watched-world';

async function armedWorld(config = drConfig): Promise<WatchedWorld> {
  const world = new WatchedWorld(config);
  await arm(world.table, { by: 'an operator', reason: 'deployed', atMs: world.clock.nowMs() });
  return world;
}

describe('capacity ahead of a failover', () => {
  test('is raised in the first round that says lost, before the loss is confirmed', async () => {
    const world = await armedWorld();
    await world.minute();
    world.losePrimary();

    await world.minute();

    expect(world.minimumTasks).toEqual([10]);
    expect(world.executions.size).toBe(0);
  });

  test('is raised once per loss', async () => {
    const world = await armedWorld();
    world.losePrimary();
    await world.minutes(3);
    expect(world.minimumTasks).toEqual([10]);

    world.restorePrimary();
    await world.minute();
    world.losePrimary();
    await world.minute();

    expect(world.minimumTasks).toEqual([10, 10]);
  });

  test('is given back after ten minutes of health', async () => {
    const world = await armedWorld();
    world.losePrimary();
    await world.minute();
    world.restorePrimary();

    await world.minutes(10);
    const early = [...world.minimumTasks];
    await world.minutes(3);

    expect(early).toEqual([10]);
    expect(world.minimumTasks).toEqual([10, 2]);
  });

  test('is given back although nobody can be told that it is over', async () => {
    const world = await armedWorld();
    await world.minute();
    world.losePrimary();
    world.fault = ({ operation }) =>
      operation === 'StartExecution' ? new AwsError('AccessDeniedException', 'no', 400) : undefined;
    await world.minutes(2);
    world.restorePrimary();
    world.fault = ({ operation }) =>
      operation === 'Publish' ? new AwsError('AccessDeniedException', 'no', 400) : undefined;

    await world.minutes(13);

    expect(world.subjects).toEqual(["[page] us-east-1 is lost and the failover can't be started"]);
    expect(world.minimumTasks).toEqual([10, 2]);
  });

  test('is not given back while an operation runs', async () => {
    const world = await armedWorld();
    world.losePrimary();
    await world.minute();
    world.restorePrimary();
    claim(world, { epoch: 1, phase: 'promoting' });
    world.executions.set('failover-1', { status: 'RUNNING', input: '{}' });

    await world.minutes(13);

    expect(world.minimumTasks).toEqual([10]);
  });

  test('is not raised by a region that is cut off, or whose database is unknown', async () => {
    const cutOff = await armedWorld();
    cutOff.losePrimary();
    cutOff.reachesOthers = false;
    const unknown = await armedWorld();
    unknown.losePrimary();
    unknown.fault = ({ operation }) =>
      operation === 'DescribeGlobalClusters' ? 'hang' : undefined;

    await cutOff.minute();
    await unknown.minute();

    expect(cutOff.minimumTasks).toEqual([]);
    expect(unknown.minimumTasks).toEqual([]);
  });

  test('is not raised when the policy waits for the failover', async () => {
    const policy = { ...drConfig.policy, capacityAt: 'failover' as const };
    const world = await armedWorld({ ...drConfig, policy });
    world.losePrimary();

    await world.minute();

    expect(world.minimumTasks).toEqual([]);
  });

  test('is not raised in the home primary, where no failover comes by itself', async () => {
    const world = await armedWorld(primaryConfig);
    world.writer = 'us-east-2';
    await world.minute();
    world.losePrimary();

    await world.minute();

    expect(world.minimumTasks).toEqual([]);
  });
});
