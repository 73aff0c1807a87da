import type { DBCluster, FailoverState, GlobalCluster } from '@aws-sdk/client-rds';
import { describeGlobalCluster } from '../../../../functions/shared/signals/global-cluster';
import { drConfig } from '../../support/failover-config';

const available: DBCluster = { Status: 'available', DBClusterMembers: [{}] };

const primary = { DBClusterArn: drConfig.peerClusterArn, IsWriter: true };
const standby = {
  DBClusterArn: drConfig.clusterArn,
  IsWriter: false,
  SynchronizationStatus: 'connected' as const,
};

const cluster = (change: Partial<GlobalCluster> = {}): GlobalCluster => ({
  GlobalClusterMembers: [primary, standby],
  ...change,
});

const describeWith = (global: GlobalCluster | undefined, own: DBCluster | undefined = available) =>
  describeGlobalCluster(global, own, drConfig);

describe('the global database', () => {
  test('has its writer in the other region', () => {
    expect(describeWith(cluster())).toMatchObject({
      kind: 'known',
      writerRegion: 'us-east-1',
      thisRegionWrites: false,
      operation: 'none',
      synchronization: 'connected',
      thisMemberAvailable: true,
    });
  });

  test('has its writer here, and says whether the other member is in sync', () => {
    const members = [
      { ...primary, IsWriter: false, SynchronizationStatus: 'pending-resync' as const },
      { DBClusterArn: drConfig.clusterArn, IsWriter: true },
    ];

    expect(describeWith(cluster({ GlobalClusterMembers: members }))).toMatchObject({
      writerRegion: 'us-east-2',
      thisRegionWrites: true,
      synchronization: 'pending-resync',
    });
  });

  test('is unknown without this member, or with two writers', () => {
    const twoWriters = [primary, { ...standby, IsWriter: true }];

    expect(describeWith(undefined).kind).toBe('unknown');
    expect(describeWith(cluster({ GlobalClusterMembers: [primary] })).kind).toBe('unknown');
    expect(describeWith(cluster({ GlobalClusterMembers: twoWriters })).kind).toBe('unknown');
  });

  test.each<[FailoverState | undefined, string]>([
    [undefined, 'none'],
    [{}, 'none'],
    [{ Status: 'failing-over' }, 'failing-over'],
    [{ Status: 'switching-over' as never }, 'switching-over'],
    [{ Status: 'pending', IsDataLossAllowed: true }, 'failing-over'],
    [{ Status: 'pending', IsDataLossAllowed: false }, 'switching-over'],
    [{ Status: 'cancelling' }, 'other'],
    [{ Status: 'something-new' as never }, 'other'],
  ])('with the failover state %j has the operation %s', (state, operation) => {
    const global = cluster(state === undefined ? {} : { FailoverState: state });

    expect(describeWith(global)).toMatchObject({ operation });
  });

  test.each<[string, DBCluster | undefined]>([
    ['is being modified', { ...available, Status: 'modifying' }],
    ['has no instance', { ...available, DBClusterMembers: [] }],
    ['was not described', {}],
  ])('has a member that is not available when it %s', (_, own) => {
    expect(describeWith(cluster(), own)).toMatchObject({ thisMemberAvailable: false });
  });

  test('does not take silence about the synchronization for an answer', () => {
    const silent = { DBClusterArn: drConfig.clusterArn, IsWriter: false };

    expect(describeWith(cluster({ GlobalClusterMembers: [primary, silent] }))).toMatchObject({
      synchronization: 'unknown',
    });
  });
});
