import type { Fault, FaultOf, RegionPlace } from '../../schedule/fault';
import { EPOCH_MS } from '../../world/places';
import {
  type AgreedHold,
  always,
  at,
  between,
  failsOver,
  from,
  heldFor,
  notHeldBy,
  SEEN,
  says,
  votedDown,
} from './agreed-hold';
import { onTheGrid, unmeasured } from './limits';
import { ended } from './operations';

const slow = (signal: FaultOf<'signals-slow'>['signal'], seconds: number): Fault => ({
  kind: 'signals-slow',
  place: 'dr',
  signal,
  byMs: seconds * 1000,
  ...from(-20),
});

/** RDS has been asked for something, and has not begun. */
const pending = (
  place: RegionPlace,
  isDataLossAllowed: boolean,
  fromSeconds: number,
  untilSeconds: number,
): Fault => ({
  kind: 'database-described',
  place,
  as: { operation: { status: 'pending', to: 'dr', isDataLossAllowed } },
  ...between(fromSeconds, untilSeconds),
});

/** As a switchover asks first of all. */
const syncAsked = (seconds: number): Fault => ({
  kind: 'invoked',
  place: 'primary',
  payload: {
    task: 'check-in-sync',
    state: {
      epoch: 1,
      kind: 'switchover',
      by: 'operator',
      acceptDataLoss: false,
      firstBadSampleAtMs: EPOCH_MS,
    },
  },
  atMs: at(seconds),
});

/** What the watcher has seen is three seconds old when it is written down, and its clock jumps meanwhile. */
const clockJumps = (name: string, byMs: number, held: AgreedHold['says']): AgreedHold => ({
  name,
  minutes: 8,
  faults: [
    onTheGrid,
    {
      kind: 'call-fails',
      place: 'dr',
      by: 'functions',
      call: 'watch DynamoDB PutItem',
      nth: 1,
      fromMs: at(0),
      forMs: 0,
      manner: { slowMs: 3000 },
    },
    { kind: 'clock-ahead', place: 'dr', byMs, ...between(2, 4) },
  ],
  says: held,
  failover: 'never',
});

/** Answers that take their time, a clock that jumps, another policy, and what falls on the same moment. */
export const edges: readonly AgreedHold[] = [
  {
    name: 'well, and the signals take two seconds',
    minutes: 9,
    faults: [slow('verdict', 2), slow('probe', 2)],
    says: [says(SEEN, 180, 'active-healthy')],
    failover: 'never',
  },
  notHeldBy('its own connection is proven after two seconds', slow('self', 2)),
  clockJumps('a clock jumps, and the newest sample is as old as it may be', 42_000, [
    says(3.1, 7.9, 'active-healthy'),
  ]),
  clockJumps('a clock jumps, and the newest sample is too old by a millisecond', 42_001, [
    says(3.1, 7.9, 'unknown-signals', 'pages'),
  ]),
  notHeldBy('the lag is not known, and that was accepted', unmeasured, {
    kind: 'deployed-policy',
    place: 'dr',
    onUnknownLag: 'proceed',
  }),
  {
    name: 'an operation was called off in the very moment of a sample',
    minutes: 11,
    faults: [
      onTheGrid,
      ...votedDown(from(0)),
      ended({ outcome: 'aborted', endedSeconds: 0, isBegun: false }),
    ],
    says: [says(0.1, 69.9, 'suspicious')],
    failover: failsOver(10, 60, 'failover-8'),
  },
  {
    name: 'the lag was measured in the very moment of the loss',
    minutes: 11,
    faults: [
      onTheGrid,
      ...votedDown(from(0)),
      { kind: 'metrics-late', place: 'dr', lateMs: 65_000, ...always },
      { kind: 'lag-said', lagMs: 400_000, fromMs: 0, untilMs: at(-60) },
    ],
    says: [says(0.1, 59.9, 'suspicious')],
    failover: failsOver(0),
  },
  {
    ...heldFor('disarmed, and lost for seven minutes', 'disarmed', {
      kind: 'operator',
      action: 'disarm',
      atMs: at(-60),
    }),
    minutes: 13,
  },
  {
    name: 'the home primary writes, and for a while nobody is said to',
    minutes: 9,
    faults: [
      {
        kind: 'database-described',
        place: 'primary',
        as: { writers: [], operation: { status: 'switching-over', isDataLossAllowed: false } },
        ...between(0, 90),
      },
    ],
    says: [
      { ...says(-300, 0, 'this-region-writes'), place: 'primary' },
      { ...says(SEEN, 90, 'active-healthy'), place: 'primary' },
      { ...says(90 + SEEN, 180, 'this-region-writes'), place: 'primary' },
    ],
    failover: 'never',
  },
  {
    name: 'a switchover with exactly the lag that it may have',
    minutes: 12,
    faults: [
      { kind: 'operator', action: 'switch-over', atMs: at(0) },
      { kind: 'lag-said', lagMs: 10_000, ...always },
    ],
    says: [says(-300, 0, 'active-healthy'), says(180, 360, 'this-region-writes')],
    failover: 'never',
  },
  {
    name: 'lost, and RDS has a request for a failover when that is confirmed',
    minutes: 12,
    faults: [onTheGrid, ...votedDown(from(0)), pending('dr', true, 60.01, 63)],
    says: [says(0.1, 59.9, 'suspicious'), says(260, 360, 'this-region-writes')],
    failover: failsOver(0),
  },
  {
    name: 'a switchover is resumed when RDS has a request for it',
    minutes: 14,
    faults: [
      { kind: 'operator', action: 'switch-over', atMs: at(0) },
      {
        kind: 'call-fails',
        place: 'primary',
        by: 'state-machines',
        call: 'state CheckInSync',
        nth: 1,
        fromMs: at(-60),
        forMs: 0,
        manner: { error: 'ResourceNotFoundException' },
      },
      { kind: 'operator', action: 'resume', atMs: at(60) },
      pending('primary', false, 50, 200),
    ],
    says: [says(-300, 60, 'active-healthy'), says(300, 480, 'this-region-writes')],
    failover: 'never',
  },
  {
    name: 'well, and the lag was measured exactly three minutes before somebody asks for it',
    minutes: 8,
    faults: [
      { ...onTheGrid, place: 'primary' } as Fault,
      { ...unmeasured, ...from(-120) } as Fault,
      syncAsked(60),
      syncAsked(60.001),
      { kind: 'operator', action: 'switch-over', atMs: at(70) },
    ],
    says: [says(-300, 110, 'active-healthy')],
    failover: 'never',
    syncAnswers: [
      { atMs: at(60), inSync: true },
      { atMs: at(60.001), inSync: false },
    ],
  },
];
