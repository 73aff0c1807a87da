import { QUIET_BEHAVIOUR } from '../../../../scripts/local-cloud/runtime/behaviour';
import {
  databaseView,
  promotions,
} from '../../../../scripts/local-cloud/services/rds/database-view';
import { RuntimeWorld, type RuntimeWorldOptions } from '../runtime/runtime-world';

const PRIMARY = 'arn:aws:rds:us-east-1:111122223333:cluster:aurora-use1-test';
const SECONDARY = 'arn:aws:rds:us-east-2:111122223333:cluster:aurora-use2-test';
const FAILOVER = {
  GlobalClusterIdentifier: 'payments-test',
  TargetDbClusterIdentifier: SECONDARY,
  AllowDataLoss: true,
};
const SWITCHOVER = {
  GlobalClusterIdentifier: 'payments-test',
  TargetDbClusterIdentifier: SECONDARY,
};

function globalDatabase(options: RuntimeWorldOptions = {}): RuntimeWorld {
  const world = new RuntimeWorld(options);
  const { region } = world;
  const membership = {
    Engine: 'aurora-postgresql',
    EngineVersion: '17.4',
    GlobalClusterIdentifier: 'payments-test',
  };
  region.create('AWS::RDS::GlobalCluster', membership);
  region.create('AWS::RDS::DBCluster', {
    ...membership,
    DBClusterIdentifier: 'aurora-use1-test',
    MasterUsername: 'payments',
    MasterUserPassword: 'x',
  });
  region.peer('us-east-2').create('AWS::RDS::DBCluster', {
    ...membership,
    DBClusterIdentifier: 'aurora-use2-test',
  });
  return world;
}

interface Described {
  readonly FailoverState?: { readonly Status: string };
  readonly GlobalClusterMembers: readonly {
    readonly DBClusterArn: string;
    readonly IsWriter: boolean;
    readonly SynchronizationStatus: string;
  }[];
}

async function describeGlobal(world: RuntimeWorld): Promise<Described> {
  const { GlobalClusters } = await world.call('RDS', 'DescribeGlobalClusters', {});
  return (GlobalClusters as Described[])[0] as Described;
}

async function writerOf(world: RuntimeWorld): Promise<string | undefined> {
  const { GlobalClusterMembers: members } = await describeGlobal(world);
  return members.find(({ IsWriter }) => IsWriter)?.DBClusterArn;
}

describe('a failover with data loss', () => {
  it('promotes the target, then rebuilds the old primary until both are in sync', async () => {
    const world = globalDatabase();
    await world.call('RDS', 'FailoverGlobalCluster', FAILOVER, 'us-east-2');

    const pending = await describeGlobal(world);
    await world.after(0.5);
    const promoting = await describeGlobal(world);
    await world.after(2);
    const promoted = await describeGlobal(world);
    await world.after(20);
    const rebuilt = await describeGlobal(world);

    const synchronization = ({ GlobalClusterMembers: members }: Described) =>
      members.map(({ SynchronizationStatus: status }) => status);
    expect([pending, promoting, promoted].map(({ FailoverState: state }) => state?.Status)).toEqual(
      ['pending', 'failing-over', undefined],
    );
    expect(synchronization(promoted)).toEqual(['pending-resync', 'connected']);
    expect(synchronization(rebuilt)).toEqual(['connected', 'connected']);
    expect(await writerOf(world)).toBe(SECONDARY);
  });

  it('loses what had not been replicated, and keeps a snapshot of it that can be copied', async () => {
    const world = globalDatabase({
      behaviour: { aurora: { ...QUIET_BEHAVIOUR.aurora, replicationLagMs: () => 4000 } },
    });
    const requestedAtMs = world.clock.nowMs();
    await world.call('RDS', 'FailoverGlobalCluster', FAILOVER, 'us-east-2');
    await world.after(10);

    const { DBClusterSnapshots } = await world.call('RDS', 'DescribeDBClusterSnapshots', {
      DBClusterIdentifier: 'aurora-use1-test',
    });
    const [snapshot] = DBClusterSnapshots as { DBClusterSnapshotIdentifier: string }[];
    await world.call('RDS', 'CopyDBClusterSnapshot', {
      SourceDBClusterSnapshotIdentifier: snapshot?.DBClusterSnapshotIdentifier,
      TargetDBClusterSnapshotIdentifier: 'lost-writes',
    });

    const manual = await world.call('RDS', 'DescribeDBClusterSnapshots', {
      SnapshotType: 'manual',
    });
    expect(promotions(world.region.state, 'payments-test')).toMatchObject([
      { fromArn: PRIMARY, toArn: SECONDARY, dataUpToMs: requestedAtMs - 4000 },
    ]);
    expect(snapshot?.DBClusterSnapshotIdentifier).toMatch(
      /^rds:unplanned-global-failover-aurora-use1-test-/,
    );
    expect(manual.DBClusterSnapshots).toMatchObject([
      { DBClusterSnapshotIdentifier: 'lost-writes', SnapshotType: 'manual' },
    ]);
  });

  it('leaves the old primary writing when it could not be fenced, until it is rebuilt', async () => {
    let isConnected = false;
    const world = globalDatabase({
      behaviour: {
        isConnected: () => isConnected,
        aurora: {
          ...QUIET_BEHAVIOUR.aurora,
          planFailover: (request) => ({
            ...QUIET_BEHAVIOUR.aurora.planFailover(request),
            fence: 'timed-out',
          }),
        },
      },
    });
    const writers = () =>
      ['us-east-1', 'us-east-2'].filter(
        (region) => databaseView(world.region.state, 'payments-test', region).acceptsWrites,
      );
    await world.call('RDS', 'FailoverGlobalCluster', FAILOVER, 'us-east-2');

    await world.after(30);
    const cutOff = writers();
    isConnected = true;
    await world.after(30);

    expect(cutOff).toEqual(['us-east-1', 'us-east-2']);
    expect(writers()).toEqual(['us-east-2']);
  });

  it('leaves everything as it was when the promotion fails', async () => {
    const world = globalDatabase({
      behaviour: {
        aurora: {
          ...QUIET_BEHAVIOUR.aurora,
          planFailover: (request) => ({
            ...QUIET_BEHAVIOUR.aurora.planFailover(request),
            outcome: 'fails',
          }),
        },
      },
    });
    await world.call('RDS', 'FailoverGlobalCluster', FAILOVER, 'us-east-2');

    await world.after(30);

    expect(await writerOf(world)).toBe(PRIMARY);
    expect(await describeGlobal(world)).not.toHaveProperty('FailoverState');
  });

  it('tells of it by events that rules can catch in the new primary', async () => {
    const world = globalDatabase();
    const dr = world.region.peer('us-east-2');
    const topicArn = dr.create('AWS::SNS::Topic', { TopicName: 'events' }).ref;
    dr.create('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.rds'],
        detail: { EventID: ['RDS-EVENT-0238', 'RDS-EVENT-0240', 'RDS-EVENT-0241'] },
      },
      Targets: [
        {
          Id: 'topic',
          Arn: topicArn,
          InputTransformer: {
            InputPathsMap: { id: '$.detail.EventID' },
            InputTemplate: '{"id":"<id>","event":<aws.events.event.json>}',
          },
        },
      ],
    });
    await world.call('RDS', 'FailoverGlobalCluster', FAILOVER, 'us-east-2');

    await world.after(30);

    const messages = world.region.state.regions['us-east-2']?.sns?.messages ?? [];
    const events = messages.map(({ message }) => JSON.parse(message));
    expect(events.map(({ id }) => id)).toEqual([
      'RDS-EVENT-0238',
      'RDS-EVENT-0240',
      'RDS-EVENT-0241',
    ]);
    expect(events[0].event.detail.Message).toBe(
      'Global failover to DB cluster aurora-use2-test in Region us-east-2 completed.',
    );
  });
});

describe('a request to change the writer', () => {
  it.each([
    [
      'a failover outside of the target region',
      'FailoverGlobalCluster',
      FAILOVER,
      'us-east-1',
      'DBClusterNotFoundFault',
    ],
    [
      'a switchover outside of the primary region',
      'SwitchoverGlobalCluster',
      SWITCHOVER,
      'us-east-2',
      'InvalidGlobalClusterStateFault',
    ],
    [
      'an unknown global cluster',
      'FailoverGlobalCluster',
      { ...FAILOVER, GlobalClusterIdentifier: 'no' },
      'us-east-2',
      'GlobalClusterNotFoundFault',
    ],
    [
      'the writer as target',
      'FailoverGlobalCluster',
      { ...FAILOVER, TargetDbClusterIdentifier: PRIMARY },
      'us-east-1',
      'InvalidDBClusterStateFault',
    ],
  ])('is refused for %s', async (_, operation, input, region, name) => {
    const world = globalDatabase();

    const request = world.call('RDS', operation, input, region);

    await expect(request).rejects.toMatchObject({ name });
  });

  it('is refused while another one runs', async () => {
    const world = globalDatabase();
    await world.call('RDS', 'FailoverGlobalCluster', FAILOVER, 'us-east-2');

    const second = world.call('RDS', 'FailoverGlobalCluster', FAILOVER, 'us-east-2');

    await expect(second).rejects.toMatchObject({ name: 'InvalidGlobalClusterStateFault' });
  });
});

describe('a switchover', () => {
  it('changes the writer without loss and leaves the pair in sync', async () => {
    const world = globalDatabase();
    await world.call('RDS', 'SwitchoverGlobalCluster', SWITCHOVER);

    await world.after(2);

    const [promotion] = promotions(world.region.state, 'payments-test');
    expect(await writerOf(world)).toBe(SECONDARY);
    expect(promotion?.dataUpToMs).toBe(promotion?.atMs);
  });

  it('is refused when the regions do not reach each other', async () => {
    const world = globalDatabase({ behaviour: { isConnected: () => false } });

    const request = world.call('RDS', 'SwitchoverGlobalCluster', SWITCHOVER);

    await expect(request).rejects.toMatchObject({ name: 'InvalidGlobalClusterStateFault' });
  });
});

describe('the replication lag', () => {
  it('is published in the secondary region alone, under the secondary identifier', async () => {
    const world = globalDatabase();

    await world.after(3);

    const metricsIn = (region: string) =>
      Object.keys(world.region.state.regions[region]?.cloudWatch?.metrics ?? {});
    expect(metricsIn('us-east-1')).toEqual([]);
    expect(metricsIn('us-east-2')).toContain(
      JSON.stringify([
        'AWS/RDS',
        'AuroraGlobalDBRPOLag',
        [['DBClusterIdentifier', 'aurora-use2-test']],
      ]),
    );
  });
});

describe('with real databases behind it', () => {
  function overDatabases() {
    let progress: 'under-way' | 'done' | 'failed' = 'under-way';
    const asked: string[] = [];
    const world = globalDatabase({
      behaviour: {
        aurora: {
          ...QUIET_BEHAVIOUR.aurora,
          databases: {
            promote: ({ toRegion }) => void asked.push(`promote ${toRegion}`),
            rebuild: ({ fromRegion }) => {
              progress = 'under-way';
              asked.push(`rebuild ${fromRegion}`);
            },
            progress: () => progress,
          },
        },
      },
    });
    const become = (next: typeof progress) => {
      progress = next;
    };
    return { world, asked, become };
  }

  it('the writer changes when they are done, and the rebuild ends when they are', async () => {
    const { world, asked, become } = overDatabases();
    await world.call('RDS', 'FailoverGlobalCluster', FAILOVER, 'us-east-2');
    await world.after(5);
    const before = await writerOf(world);
    become('done');
    await world.after(0.1);
    const after = await writerOf(world);
    await world.after(30);
    const { GlobalClusterMembers: rebuilding } = await describeGlobal(world);
    become('done');
    await world.after(0.1);
    const { GlobalClusterMembers: rebuilt } = await describeGlobal(world);

    expect([before, after]).toEqual([PRIMARY, SECONDARY]);
    expect(asked).toEqual(['promote us-east-2', 'rebuild us-east-1']);
    expect(rebuilding[0]?.SynchronizationStatus).toBe('pending-resync');
    expect(rebuilt[0]?.SynchronizationStatus).toBe('connected');
  });

  it('a promotion that they fail has failed', async () => {
    const { world, become } = overDatabases();
    await world.call('RDS', 'FailoverGlobalCluster', FAILOVER, 'us-east-2');
    become('failed');
    await world.after(5);

    expect(await writerOf(world)).toBe(PRIMARY);
    expect((await describeGlobal(world)).FailoverState).toBeUndefined();
  });
});
