import type { DatabaseDescription, Fault, RegionPlace } from '../../schedule/fault';
import { at, FOR_EVER_MS } from '../agreed-holds/agreed-hold';
import { type AgreedOperation, always, calls, FOR_GOOD_SECONDS, REFUSED } from './agreed-operation';

const switched = (seconds = 0): Fault => ({
  kind: 'operator',
  action: 'switch-over',
  atMs: at(seconds),
});

const refusedFor = (
  name: string,
  reason: RegExp,
  faults: readonly Fault[],
  seconds = 0,
): AgreedOperation => ({
  name: `a switchover, ${name}`,
  minutes: 9,
  faults: [switched(seconds), ...faults],
  place: 'primary',
  outcome: 'aborted',
  reason,
  tries: { state: 'CheckInSync', atLeast: 1, atMost: 1 },
});

const carriedOut = (name: string, faults: readonly Fault[], seconds = 0): AgreedOperation => ({
  name: `a switchover, ${name}`,
  minutes: 14,
  faults: [switched(seconds), ...faults],
  place: 'primary',
  outcome: 'done',
});

const described = (place: RegionPlace, as: DatabaseDescription): readonly Fault[] => [
  { kind: 'database-described', place, as, ...always },
];

const withoutLag = (fromSeconds: number): readonly Fault[] => [
  {
    kind: 'metrics-lost',
    place: 'dr',
    metric: 'AuroraGlobalDBRPOLag',
    fromMs: fromSeconds * 1000,
    untilMs: FOR_EVER_MS,
  },
];

const lag = (lagMs: number): readonly Fault[] => [{ kind: 'lag-said', lagMs, ...always }];

const operation = (status: string) => ({ operation: { status, isDataLossAllowed: false } });

export const switchovers: readonly AgreedOperation[] = [
  refusedFor('no member here', /here is unknown/, described('primary', { members: ['dr'] })),
  refusedFor(
    'two writers',
    /here is unknown/,
    described('primary', { writers: ['primary', 'dr'] }),
  ),
  refusedFor('nothing known here', /here is unknown/, [
    calls('check-in-sync RDS DescribeGlobalClusters', REFUSED, 0, 'primary'),
  ]),
  refusedFor('nothing known of either cluster', /here is unknown/, [
    calls('check-in-sync RDS DescribeDBClusters', REFUSED, FOR_GOOD_SECONDS, 'primary'),
  ]),
  refusedFor('no member there', /there is unknown/, described('dr', { members: ['primary'] })),
  refusedFor('somewhere else', /is not the writer/, described('primary', { writers: ['dr'] })),
  refusedFor(
    'in the middle of another',
    /operation is running/,
    described('primary', operation('switching-over')),
  ),
  refusedFor(
    'in the middle of a failover',
    /operation is running/,
    described('primary', { operation: { status: 'pending', isDataLossAllowed: true } }),
  ),
  refusedFor(
    'in the middle of something else',
    /operation is running/,
    described('primary', operation('cancelling')),
  ),
  refusedFor(
    'with a writer that is being changed',
    /cluster in us-east-1 is not available/,
    described('primary', { status: 'modifying' }),
  ),
  refusedFor(
    'with a writer without an instance',
    /cluster in us-east-1 is not available/,
    described('primary', { instances: 0 }),
  ),
  refusedFor(
    'with a standby that is being changed',
    /cluster in us-east-2 is not available/,
    described('dr', { status: 'backing-up' }),
  ),
  refusedFor(
    'with a standby without an instance',
    /cluster in us-east-2 is not available/,
    described('dr', { instances: 0 }),
  ),
  refusedFor(
    'with a standby that is being rebuilt',
    /replication to us-east-2/,
    described('primary', { synchronization: 'pending-resync' }),
  ),
  refusedFor(
    'with a standby of which nothing is known',
    /replication to us-east-2/,
    described('primary', { synchronization: 'unsure' }),
  ),
  refusedFor('without a lag', /lag is unknown/, withoutLag(0)),
  refusedFor('with a lag of three minutes ago', /last measured/, withoutLag(110), -4),
  carriedOut('with a lag of nearly three minutes ago', withoutLag(170), -10),
  refusedFor('with a lag above the limit', /lag is 10500 ms/, lag(10_500)),
  carriedOut('with a lag below the limit', lag(9_500)),
  carriedOut('with an operation that has no status', described('primary', operation(''))),
  carriedOut('with two instances', described('dr', { instances: 2 })),
];
