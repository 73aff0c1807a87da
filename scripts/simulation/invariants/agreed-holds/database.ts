import type { DatabaseDescription, Fault } from '../../schedule/fault';
import {
  type AgreedHold,
  always,
  at,
  between,
  CHECKED_SECONDS,
  CONFIRMED,
  FOR_EVER_MS,
  failsOver,
  from,
  heldFor,
  heldUntil,
  lost,
  notHeldBy,
  SEEN,
  says,
  UNCONFIRMED,
} from './agreed-hold';

const described = (as: DatabaseDescription, during = always): Fault => ({
  kind: 'database-described',
  place: 'dr',
  as,
  ...during,
});

const refused = (operation: string, seconds: number): Fault => ({
  kind: 'call-fails',
  place: 'dr',
  by: 'functions',
  call: `watch RDS ${operation}`,
  nth: 1,
  fromMs: at(0),
  forMs: seconds * 1000,
  manner: { error: 'AccessDeniedException' },
});

const lag = (seconds: number, during = always): Fault => ({
  kind: 'replication-slow',
  lagMs: seconds * 1000,
  ...during,
});

/** `AuroraGlobalDBRPOLag` is not published any more. */
const withoutLag = (during = always): Fault => ({
  kind: 'metrics-lost',
  place: 'dr',
  metric: 'AuroraGlobalDBRPOLag',
  ...during,
});

/** Not known who writes, while everything else is well. */
const unknownFor = (name: string, fault: Fault): AgreedHold => ({
  name,
  minutes: 10,
  faults: [fault],
  says: [
    says(SEEN, UNCONFIRMED, 'database-unknown'),
    says(CONFIRMED, 179, 'database-unknown', 'pages'),
    says(226, 240, 'active-healthy'),
  ],
  failover: 'never',
});

const busy = (status: string, isDataLossAllowed: boolean): AgreedHold => ({
  name: `an operation of Aurora that is ${status}, ${isDataLossAllowed ? 'with' : 'without'} loss, and a probe that fails`,
  minutes: 9,
  faults: [
    described({ operation: { status, isDataLossAllowed } }, from(0)),
    { kind: 'probe-answers', place: 'dr', status: 503, ...from(0) },
  ],
  says: [says(SEEN, 180, 'operation-running')],
  failover: 'never',
});

/** The last data point is of the first minute, and speaks for its end. */
const lagOfFirstMinute = withoutLag({ fromMs: 50_000, untilMs: FOR_EVER_MS });

export const databaseHolds: readonly AgreedHold[] = [
  {
    name: 'the global database is not described for 40 s',
    minutes: 9,
    faults: [refused('DescribeGlobalClusters', 30)],
    says: [says(SEEN, 29, 'database-unknown'), says(80, 180, 'active-healthy')],
    failover: 'never',
  },
  unknownFor('the global database is not described', refused('DescribeGlobalClusters', 180)),
  unknownFor('the cluster is not described', refused('DescribeDBClusters', 180)),
  unknownFor('no member any more', described({ members: ['primary'] }, between(0, 200))),
  unknownFor('two members write', described({ writers: ['primary', 'dr'] }, between(0, 200))),
  unknownFor('nobody writes', described({ writers: [] }, between(0, 200))),
  {
    name: 'lost, and not known who writes for 200 s',
    minutes: 14,
    faults: [lost, described({ members: [] }, between(0, 200))],
    says: [
      says(SEEN, UNCONFIRMED, 'database-unknown'),
      says(CONFIRMED, 199, 'database-unknown', 'pages'),
    ],
    failover: failsOver(200, 0),
  },
  {
    name: 'lost, and not known who writes for 40 s',
    minutes: 12,
    faults: [lost, described({ members: [] }, between(10, 50))],
    says: [says(50 + SEEN, 79, 'suspicious')],
    failover: failsOver(),
  },
  {
    name: 'nobody writes while Aurora does something',
    minutes: 9,
    faults: [
      described(
        { writers: [], operation: { status: 'failing-over', isDataLossAllowed: true } },
        from(0),
      ),
    ],
    says: [says(SEEN, 180, 'active-healthy')],
    failover: 'never',
  },
  busy('pending', true),
  busy('pending', false),
  busy('failing-over', true),
  busy('switching-over', false),
  busy('cancelling', false),
  {
    name: 'an operation of Aurora without a status',
    minutes: 9,
    faults: [
      described({ operation: { status: '', isDataLossAllowed: false } }, from(0)),
      { kind: 'probe-answers', place: 'dr', status: 503, ...from(0) },
    ],
    says: [says(CONFIRMED, 180, 'disagreement', 'pages')],
    failover: 'never',
  },
  {
    name: 'an operation of Aurora that does not end, and a probe that fails',
    minutes: 19,
    faults: [
      described({ operation: { status: 'switching-over', isDataLossAllowed: false } }, from(0)),
      { kind: 'probe-answers', place: 'dr', status: 503, ...from(0) },
    ],
    says: [says(SEEN, 595, 'operation-running'), says(650, 780, 'operation-overdue', 'pages')],
    failover: 'never',
  },
  heldFor('the standby is being changed', 'standby-not-ready', described({ status: 'modifying' })),
  heldFor('the standby has no instance', 'standby-not-ready', described({ instances: 0 })),
  heldUntil(
    'the standby is unavailable for a while',
    200,
    'standby-not-ready',
    described({ status: 'backing-up' }, between(0, 200)),
  ),
  heldFor(
    'the standby is being rebuilt',
    'standby-not-ready',
    described({ synchronization: 'pending-resync' }),
  ),
  heldFor(
    'the standby was being rebuilt when the loss came',
    'standby-not-ready',
    described({ synchronization: 'pending-resync' }, { fromMs: 0, untilMs: at(5) }),
  ),
  notHeldBy(
    'the standby was being rebuilt until a minute before',
    described({ synchronization: 'pending-resync' }, { fromMs: 0, untilMs: at(-60) }),
  ),
  notHeldBy(
    'out of sync since the loss',
    described({ synchronization: 'pending-resync' }, between(0, 300)),
  ),
  notHeldBy('nothing is known of the synchronization', described({ synchronization: 'unsure' })),
  notHeldBy('two instances', described({ instances: 2 })),
  heldFor('the lag was above the limit', 'lag-exceeds-rpo', lag(303)),
  notHeldBy('the lag was below the limit', lag(295)),
  notHeldBy('the lag grows after the loss', {
    kind: 'lag-said',
    lagMs: 400_000,
    ...between(25, 600),
  }),
  notHeldBy(
    'the first lag that is known was measured after the loss',
    withoutLag({ fromMs: 0, untilMs: at(25) }),
    { kind: 'lag-said', lagMs: 200_000, ...between(25, 60) },
    { kind: 'lag-said', lagMs: 400_000, ...between(60, 600) },
  ),
  notHeldBy('the lag was above the limit until two minutes before', {
    kind: 'lag-said',
    lagMs: 400_000,
    fromMs: 0,
    untilMs: at(-120),
  }),
  heldFor('the lag is above the limit since two minutes before', 'lag-exceeds-rpo', {
    kind: 'lag-said',
    lagMs: 400_000,
    ...from(-120),
  }),
  heldFor(
    'the standby was being rebuilt, and not described when the loss came',
    'standby-not-ready',
    described({ synchronization: 'pending-resync' }, { fromMs: 0, untilMs: at(-30) }),
    described({ members: [] }, between(-30, 5)),
  ),
  heldFor('the lag is not known', 'lag-unknown', withoutLag()),
  {
    name: 'the lag was measured four and a half minutes before the loss',
    minutes: 11,
    faults: [{ ...lost, ...from(-50) } as Fault, lagOfFirstMinute],
    says: [says(-50 + SEEN, -50 + CHECKED_SECONDS + UNCONFIRMED, 'suspicious')],
    failover: failsOver(-50 + CHECKED_SECONDS),
  },
  {
    name: 'the lag was measured five and a half minutes before the loss',
    minutes: 10,
    faults: [{ ...lost, ...from(-10) } as Fault, lagOfFirstMinute],
    says: [says(-10 + CHECKED_SECONDS + CONFIRMED, 230, 'lag-unknown', 'pages')],
    failover: 'never',
  },
];
