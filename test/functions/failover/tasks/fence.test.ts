import { putItem } from '../../../../functions/shared/state/table';
import { factsOf } from '../support/facts';
import { FailoverWorld } from '../support/failover-world';
import { awsError } from '../support/fake-region';
import { claim, EPOCH } from '../support/operations';

async function failover(homeRole: 'primary' | 'dr' = 'dr') {
  const world = new FailoverWorld(homeRole);
  return { world, payload: await claim(world) };
}

describe('fence', () => {
  it('stops the tasks of the lost region and keeps autoscaling from starting others', async () => {
    const { world, payload } = await failover();

    const answer = await world.run('fence', payload);

    expect(answer).toMatchObject({ outcome: 'tasks-stopped' });
    expect(world.peer.service).toEqual({ desiredCount: 0, runningCount: 0 });
    expect(world.peer.target).toEqual({ min: 0, max: 0 });
    expect(factsOf(world, EPOCH).fence).toEqual(answer);
  });

  it('does not say stopped while tasks still run', async () => {
    const { world, payload } = await failover();
    world.peer.tasksFollowAtOnce = false;

    const answer = await world.run('fence', payload);

    expect(answer).toMatchObject({
      outcome: 'tasks-stopping',
      detail: '10 tasks still running',
    });
  });

  it('does not say stopped when autoscaling could start tasks again', async () => {
    const { world, payload } = await failover();
    world.fateOf = ({ operation }) =>
      operation === 'RegisterScalableTarget' ? { fail: awsError('Throttling', 400) } : undefined;

    const answer = await world.run('fence', payload);

    expect(answer).toMatchObject({ outcome: 'tasks-stopping' });
  });

  it.each([
    ['is silent', 'hang' as const],
    ['refuses', { fail: awsError('ServiceUnavailable', 503) }],
  ])('answers that nothing is proven when the lost region %s', async (_, fate) => {
    const { world, payload } = await failover();
    world.fateOf = ({ place }) => (place === 'peer' ? fate : undefined);

    const answer = await world.run('fence', payload);

    expect(answer).toMatchObject({ outcome: 'unproven' });
  });

  it('keeps what it has proven when the lost region falls silent half-way', async () => {
    const { world, payload } = await failover();
    world.peer.tasksFollowAtOnce = false;
    world.fateOf = ({ operation }) => (operation === 'DescribeServices' ? 'hang' : undefined);

    const answer = await world.run('fence', payload);

    expect(answer).toMatchObject({ outcome: 'tasks-stopping', detail: '10 tasks still running' });
  });

  it('keeps the time at which it first proved something', async () => {
    const { world, payload } = await failover();
    const first = await world.run('fence', payload);
    await world.clock.sleep(5_000, new AbortController().signal);

    await world.run('fence', payload);

    expect(factsOf(world, EPOCH).fence).toEqual(first);
  });

  it('notes more when repeated, and never less', async () => {
    const { world, payload } = await failover();
    const noted = async (fate: 'hang' | undefined) => {
      world.fateOf = ({ place }) => (place === 'peer' ? fate : undefined);
      await world.run('fence', payload);
      return factsOf(world, EPOCH).fence;
    };

    const first = await noted('hang');
    const second = await noted(undefined);
    const third = await noted('hang');

    expect([first, second, third]).toMatchObject([
      { outcome: 'unproven' },
      { outcome: 'tasks-stopped' },
      { outcome: 'tasks-stopped' },
    ]);
  });

  it("drops the lost DR region's latch for a home primary that takes over", async () => {
    const { world, payload } = await failover('primary');

    await world.run('fence', payload);

    expect(world.peer.items()).toMatchObject({
      [JSON.stringify([{ S: 'latch' }])]: { set: { BOOL: false } },
    });
    expect(world.peer.metrics).toHaveLength(1);
  });

  it('drops that latch although the lost region refuses everything else', async () => {
    const { world, payload } = await failover('primary');
    world.fateOf = ({ place, service }) =>
      place === 'peer' && service !== 'dynamodb' && service !== 'cloudwatch'
        ? { fail: awsError('ServiceUnavailable', 503) }
        : undefined;

    const answer = await world.run('fence', payload);

    expect(answer).toMatchObject({ outcome: 'unproven' });
    expect(world.calls).toContainEqual(
      expect.objectContaining({ place: 'peer', operation: 'PutMetricData' }),
    );
  });

  it('says that the tasks are stopped although that latch can not be dropped', async () => {
    const { world, payload } = await failover('primary');
    world.fateOf = ({ place, service }) =>
      place === 'peer' && service === 'dynamodb'
        ? { fail: awsError('Throttling', 400) }
        : undefined;

    const answer = await world.run('fence', payload);

    expect(answer).toMatchObject({
      outcome: 'tasks-stopped',
      detail: '0 tasks still running',
    });
  });

  it('touches no latch of a home primary, which has none', async () => {
    const { world, payload } = await failover('dr');

    await world.run('fence', payload);

    expect(world.peer.items()).toEqual({});
    expect(world.peer.metrics).toEqual([]);
  });

  it('is not needed when this region writes and the old one is a standby in sync', async () => {
    const { world, payload } = await failover();
    world.global.writerArn = world.config.clusterArn;

    const answer = await world.run('fence', payload);

    expect(answer).toMatchObject({ outcome: 'not-needed' });
    expect(world.calls.filter(({ place }) => place === 'peer')).toEqual([]);
  });

  it.each<[string, (world: FailoverWorld) => void]>([
    ['is not in sync', (world) => (world.global.synchronization = 'pending-resync')],
    ['is being changed', (world) => (world.global.status = 'failing-over')],
    [
      'can not be described',
      (world) =>
        (world.fateOf = ({ service, place }) =>
          service === 'rds' && place === 'own' ? 'hang' : undefined),
    ],
  ])('is needed when this region writes and the pair %s', async (_, change) => {
    const { world, payload } = await failover();
    world.global.writerArn = world.config.clusterArn;
    change(world);

    const answer = await world.run('fence', payload);

    expect(answer).toMatchObject({ outcome: 'tasks-stopped' });
  });

  it("leaves the latch's metric alone where something newer is in its item", async () => {
    const { world, payload } = await failover('primary');
    const newer = { set: true, atMs: world.clock.nowMs() + 1_000, epoch: 1 };
    const { peer, config } = world.dependencies();
    await putItem({ dynamodb: peer.dynamodb, tableName: config.peerStateTable }, 'latch', newer);

    await world.run('fence', payload);

    expect(world.peer.metrics).toEqual([]);
  });

  it('refuses in a switchover, where both regions are in use', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world, { kind: 'switchover' });

    const answer = world.run('fence', payload);

    await expect(answer).rejects.toMatchObject({ name: 'TaskRefused' });
    expect(world.peer.service.desiredCount).toBe(10);
  });
});
