import { FailoverWorld } from '../support/failover-world';
import { claim } from '../support/operations';

/** The home primary writes, the DR region follows. */
async function pairInSync() {
  const world = new FailoverWorld('primary');
  world.global.writerArn = world.config.clusterArn;
  return { world, payload: await claim(world, { kind: 'switchover' }) };
}

describe('check-in-sync', () => {
  it('says yes when the peer follows closely and both are available', async () => {
    const { world, payload } = await pairInSync();

    const answer = await world.run('check-in-sync', payload);

    expect(answer).toMatchObject({ inSync: true, lagMs: 800 });
  });

  it.each<[string, (world: FailoverWorld) => void, RegExp]>([
    [
      'the writer is the peer',
      (world) => {
        world.global.writerArn = world.config.peerClusterArn;
      },
      /not the writer/,
    ],
    [
      'an operation is running',
      (world) => {
        world.global.status = 'switching-over';
      },
      /operation is running/,
    ],
    [
      'the peer is being resynchronised',
      (world) => {
        world.global.synchronization = 'pending-resync';
      },
      /pending-resync/,
    ],
    [
      'the peer is too far behind',
      (world) => {
        world.peer.lagMs = 10_001;
      },
      /lag is 10001 ms/,
    ],
    [
      'the lag is not known',
      (world) => {
        world.peer.lagMs = undefined;
      },
      /lag is unknown/,
    ],
    [
      'the lag was measured too long ago',
      (world) => {
        world.peer.lagAgeMinutes = 4;
      },
      /last measured \d+ ms ago/,
    ],
    [
      'the cluster there is not available',
      (world) => {
        world.peer.clusterStatus = 'upgrading';
      },
      /us-east-2 is not available/,
    ],
    [
      'the cluster here is not available',
      (world) => {
        world.own.clusterStatus = 'upgrading';
      },
      /us-east-1 is not available/,
    ],
    [
      'the peer does not answer',
      (world) => {
        world.fateOf = ({ place }) => (place === 'peer' ? 'hang' : undefined);
      },
      /there is unknown/,
    ],
  ])('says no when %s', async (_, change, reason) => {
    const { world, payload } = await pairInSync();
    change(world);

    const answer = await world.run('check-in-sync', payload);

    expect(answer).toMatchObject({ inSync: false, reason: expect.stringMatching(reason) });
  });

  it('goes on after an operation that died once the peer had become the writer', async () => {
    const { world, payload } = await pairInSync();
    world.global.writerArn = world.config.peerClusterArn;

    const answer = await world.run('check-in-sync', {
      ...payload,
      state: { ...payload.state, resumes: payload.state.epoch - 1 },
    });

    expect(answer).toMatchObject({ inSync: true, reason: 'us-east-2 writes already' });
  });

  it('goes on after an operation that died while the database was being switched over', async () => {
    const { world, payload } = await pairInSync();
    world.global.status = 'switching-over';

    const answer = await world.run('check-in-sync', {
      ...payload,
      state: { ...payload.state, resumes: payload.state.epoch - 1 },
    });

    expect(answer).toMatchObject({ inSync: true, reason: 'the database is being switched over' });
  });

  it('still says no when it resumes and nothing has been handed over', async () => {
    const { world, payload } = await pairInSync();
    world.global.synchronization = 'pending-resync';

    const answer = await world.run('check-in-sync', {
      ...payload,
      state: { ...payload.state, resumes: 1 },
    });

    expect(answer).toMatchObject({ inSync: false });
  });
});
