import type { Fault } from '../../schedule/fault';
import {
  type AgreedHold,
  always,
  at,
  between,
  FOR_EVER_MS,
  failsOver,
  from,
  notHeldBy,
  says,
  votedDown,
} from './agreed-hold';
import { ended } from './operations';

/** Samples are taken at whole tens of seconds, and what is decided on them at the same moment. */
export const onTheGrid: Fault = { kind: 'punctual', place: 'dr', afterMs: 0, ...always };

/** The lag is never published. */
export const unmeasured: Fault = {
  kind: 'metrics-lost',
  place: 'dr',
  metric: 'AuroraGlobalDBRPOLag',
  ...always,
};

const unreached = (during = from(0)): Fault => ({
  kind: 'probe-answers',
  place: 'dr',
  status: 503,
  ...during,
});

/** The last data point is of the first minute, and speaks for its end: five minutes before the beginning. */
const lagOfFirstMinute: Fault = {
  kind: 'metrics-lost',
  place: 'dr',
  metric: 'AuroraGlobalDBRPOLag',
  fromMs: 50_000,
  untilMs: FOR_EVER_MS,
};

/** The verdict is not there and the probe is well; then both votes are there and differ. */
const inTurns = (fromSeconds: number): readonly Fault[] => [
  { kind: 'verdict-says', says: [], ...between(fromSeconds, fromSeconds + 30) },
  unreached(between(fromSeconds, fromSeconds + 60)),
];

/** The limits themselves, to the millisecond, where it was agreed on which side they count. */
export const limitHolds: readonly AgreedHold[] = [
  {
    name: 'lost for exactly the confirmation time',
    minutes: 11,
    faults: [onTheGrid, ...votedDown(from(0))],
    says: [says(0.1, 59.9, 'suspicious')],
    failover: failsOver(0),
  },
  {
    name: 'lost, and two samples exactly as far apart as they may be',
    minutes: 12,
    faults: [
      { ...onTheGrid, untilMs: at(60) } as Fault,
      { ...onTheGrid, afterMs: 5000, ...from(60) } as Fault,
      ...votedDown(from(0)),
      {
        kind: 'call-fails',
        place: 'dr',
        by: 'functions',
        call: 'watch DynamoDB GetItem',
        nth: 1,
        fromMs: at(25),
        forMs: 25_000,
        manner: { error: 'AccessDeniedException' },
      },
    ],
    says: [says(0.1, 24, 'suspicious')],
    failover: failsOver(0),
  },
  {
    name: 'bad without settling for exactly as long as that may be',
    minutes: 10,
    faults: [onTheGrid, ...[0, 60, 120, 180].flatMap(inTurns)],
    says: [
      says(0.1, 179.9, 'suspicious'),
      says(180.1, 229.9, ['unknown-signals', 'disagreement'], 'pages'),
    ],
    failover: 'never',
  },
  {
    name: 'lost, and not reached since exactly three minutes before',
    minutes: 13,
    faults: [onTheGrid, unreached(between(0, 180)), ...votedDown(from(180))],
    says: [says(0.1, 59.9, 'suspicious'), says(60.1, 179.9, 'disagreement', 'pages')],
    failover: { ...failsOver(180), badSinceMs: at(0) },
  },
  notHeldBy('the lag was exactly the limit', { kind: 'lag-said', lagMs: 300_000, ...always }),
  {
    name: 'the lag was measured exactly five minutes before the loss',
    minutes: 11,
    faults: [onTheGrid, ...votedDown(from(0)), lagOfFirstMinute],
    says: [says(0.1, 59.9, 'suspicious')],
    failover: failsOver(0),
  },
  {
    name: 'the lag was measured a millisecond more than five minutes before the loss',
    minutes: 9,
    faults: [{ ...onTheGrid, afterMs: 1 } as Fault, ...votedDown(from(0)), lagOfFirstMinute],
    says: [says(0.1, 59.9, 'suspicious'), says(60.1, 170, 'lag-unknown', 'pages')],
    failover: 'never',
  },
  {
    name: 'an operation was done exactly an hour before the loss is confirmed',
    minutes: 11,
    faults: [
      onTheGrid,
      ...votedDown(from(0)),
      ended({ outcome: 'done', endedSeconds: 60 - 3600, isBegun: true }),
    ],
    says: [says(0.1, 59.9, 'suspicious')],
    failover: failsOver(0, 60, 'failover-8'),
  },
  {
    name: 'not known who writes for exactly the confirmation time',
    minutes: 8,
    faults: [
      onTheGrid,
      { kind: 'database-described', place: 'dr', as: { members: [] }, ...from(0) },
    ],
    says: [says(0.1, 59.9, 'database-unknown'), says(60.1, 110, 'database-unknown', 'pages')],
    failover: 'never',
  },
];
