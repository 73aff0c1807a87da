import { deployedRegion } from '../../../../scripts/simulation/deployment/deployment';
import type { Fault } from '../../../../scripts/simulation/schedule/fault';
import { createWorld, type World } from '../../../../scripts/simulation/world/world';
import { MINUTE_MS } from '../support';

const always = { fromMs: 0, untilMs: 60 * MINUTE_MS };

async function lived(minutes: number, ...faults: readonly Fault[]): Promise<World> {
  const world = createWorld({ durationMs: minutes * MINUTE_MS, faults }, 1);
  await world.timeline.runUntil(minutes * MINUTE_MS);
  return world;
}

const told = ({ observations }: World, kind: 'verdict' | 'self' | 'probe', place = 'dr') => [
  ...new Set(
    observations.signals
      .filter((signal) => signal.kind === kind && signal.place === place)
      .map(({ health }) => health),
  ),
];

const item = ({ cloud }: World, name: string) =>
  cloud.perform('DynamoDB', 'GetItem', 'dr', {
    TableName: deployedRegion('dr').config.stateTable,
    Key: { item: { S: name } },
  });

const described = ({ cloud }: World, place: 'primary' | 'dr') =>
  cloud.perform('RDS', 'DescribeGlobalClusters', place, {});

describe('in the simulated world', () => {
  test.each([
    ['says the opposite', ['unhealthy'], 'unhealthy'],
    ['is not there', [], 'unknown'],
    ['has two values', ['healthy', 'unhealthy'], 'unknown'],
    ['is not answered', 'no-answer', 'unknown'],
  ] as const)('the verdict %s', async (_, says, health) => {
    const world = await lived(2, { kind: 'verdict-says', says, ...always });

    expect(told(world, 'verdict')).toEqual([health]);
  });

  test('a probe is answered otherwise in one region alone', async () => {
    const world = await lived(2, { kind: 'probe-answers', place: 'dr', status: 503, ...always });

    expect(told(world, 'probe')).toEqual(['unhealthy']);
    expect(told(world, 'probe', 'primary')).toEqual(['healthy']);
  });

  test('one endpoint is not reached, or all', async () => {
    const lost = (endpoints: number): Fault => ({
      kind: 'self-check-lost',
      place: 'dr',
      endpoints,
      ...always,
    });

    expect(told(await lived(2, lost(1)), 'self').toSorted()).toEqual(['healthy', 'unhealthy']);
    expect(told(await lived(2, lost(9)), 'self')).toEqual(['unhealthy']);
  });

  test('a region describes the database in its own way', async () => {
    const world = await lived(1, {
      kind: 'database-described',
      place: 'dr',
      as: { members: ['dr'], synchronization: 'pending-resync' },
      ...always,
    });

    expect(described(world, 'dr')).toMatchObject({
      GlobalClusters: [
        { GlobalClusterMembers: [{ IsWriter: false, SynchronizationStatus: 'pending-resync' }] },
      ],
    });
    expect(described(world, 'primary')).toMatchObject({
      GlobalClusters: [{ GlobalClusterMembers: [{ IsWriter: true }, { IsWriter: false }] }],
    });
  });

  test('somebody moves the writer in the console, in the time it takes', async () => {
    const moved: Fault = {
      kind: 'console',
      operation: 'switchover',
      to: 'dr',
      when: { atMs: MINUTE_MS },
      takesMs: 30_000,
    };
    const { observations, database } = await lived(3, moved);

    expect(database.writer).toBe('dr');
    expect(observations.promotions.map(({ atMs }) => atMs)).toEqual([MINUTE_MS + 35_000]);
  });

  test('an item is written at a moment, or when a state asks for something', async () => {
    const latch = (when: Extract<Fault, { kind: 'item-written' }>['when']): Fault => ({
      kind: 'item-written',
      place: 'dr',
      item: 'latch',
      value: { set: true, atMs: Date.UTC(2031, 0, 1), epoch: 3 },
      when,
    });
    const written = { Item: { set: { BOOL: true }, epoch: { N: '3' } } };
    const failover: Fault = { kind: 'operator', action: 'fail-over', atMs: MINUTE_MS };

    expect(item(await lived(2, latch({ atMs: MINUTE_MS })), 'latch')).toMatchObject(written);
    expect(item(await lived(2, latch({ state: 'Claim' })), 'latch')).not.toMatchObject(written);
    expect(item(await lived(2, failover, latch({ state: 'Claim' })), 'latch')).toMatchObject(
      written,
    );
  });

  test('the payment is answered as the schedule says, and then as usual', async () => {
    const { observations } = await lived(
      8,
      { kind: 'operator', action: 'fail-over', atMs: MINUTE_MS },
      {
        kind: 'payment-answers',
        place: 'dr',
        method: 'POST',
        answers: [{ status: 503, body: '' }],
      },
    );
    const proofs = observations.invocations.filter(({ task }) => task === 'verify-payment');

    expect(proofs.map(({ failure }) => failure)).toEqual(['NotYet', undefined]);
  });

  test('the name leads elsewhere for as long as the schedule says', async () => {
    const { observations } = await lived(
      10,
      { kind: 'operator', action: 'fail-over', atMs: MINUTE_MS },
      { kind: 'name-says', says: 'primary', fromMs: 0, untilMs: 7 * MINUTE_MS },
    );
    const proofs = observations.invocations.filter(({ task }) => task === 'verify-traffic');

    expect(proofs.filter(({ endedAtMs }) => endedAtMs < 7 * MINUTE_MS).length).toBeGreaterThan(5);
    expect(proofs.at(-1)?.failure).toBeUndefined();
  });

  test('the standby says of its lag what it is told to', async () => {
    const { cloud } = await lived(3, { kind: 'lag-said', lagMs: 12_345, ...always });
    const answer = cloud.perform('CloudWatch', 'GetMetricData', 'dr', {
      StartTime: new Date(0),
      EndTime: new Date(5 * MINUTE_MS),
      MetricDataQueries: [
        { Id: 'lag', MetricStat: { Metric: { MetricName: 'AuroraGlobalDBRPOLag' } } },
      ],
    });

    expect(answer).toMatchObject({ MetricDataResults: [{ Values: [12_345] }] });
  });

  test('a global database says what it is doing, and to whom', async () => {
    const operation = { status: 'switching-over', to: 'dr', isDataLossAllowed: false } as const;
    const world = await lived(2, {
      kind: 'database-described',
      place: 'dr',
      as: { operation },
      ...always,
    });

    expect(described(world, 'dr')).toMatchObject({
      GlobalClusters: [
        {
          FailoverState: {
            Status: 'switching-over',
            ToDbClusterArn: deployedRegion('dr').config.clusterArn,
            IsDataLossAllowed: false,
          },
        },
      ],
    });
  });

  test('a failover that may lose nothing is a switchover, and needs the old writer', async () => {
    const world = await lived(2, {
      kind: 'region-lost',
      place: 'primary',
      manner: 'refuses',
      ...always,
    });
    const request = (AllowDataLoss: boolean) => () =>
      world.cloud.perform('RDS', 'FailoverGlobalCluster', 'dr', {
        TargetDbClusterIdentifier: deployedRegion('dr').config.clusterArn,
        AllowDataLoss,
      });

    expect(request(false)).toThrow(/can't be promoted/);
    expect(request(true)).not.toThrow();
  });
});
