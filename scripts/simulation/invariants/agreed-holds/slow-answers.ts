import type { CallFailure, Fault } from '../../schedule/fault';
import { type AgreedHold, at, CONFIRMED, notHeldBy, SEEN, says, UNCONFIRMED } from './agreed-hold';

const answered = (call: string, manner: CallFailure, fromSeconds = 0): Fault => ({
  kind: 'call-fails',
  place: 'dr',
  by: 'functions',
  call: `watch ${call}`,
  nth: 1,
  fromMs: at(fromSeconds),
  forMs: 180_000 - fromSeconds * 1000,
  manner,
});

/** A round has four seconds for what it asks of the database: an answer may take some of them, and no more. */
export const slowAnswers: readonly AgreedHold[] = [
  {
    name: 'the global database is described by half an answer',
    minutes: 9,
    faults: [answered('RDS DescribeGlobalClusters', 'stalled')],
    says: [
      says(SEEN, UNCONFIRMED, 'database-unknown'),
      says(CONFIRMED, 179, 'database-unknown', 'pages'),
    ],
    failover: 'never',
  },
  {
    name: 'the global database is described after a while',
    minutes: 9,
    faults: [answered('RDS DescribeGlobalClusters', { slowMs: 2500 })],
    says: [says(SEEN, 175, 'active-healthy')],
    failover: 'never',
  },
  notHeldBy(
    'the lag is told by half an answer since before the loss',
    answered('CloudWatch GetMetricData', 'stalled', -20),
  ),
];
