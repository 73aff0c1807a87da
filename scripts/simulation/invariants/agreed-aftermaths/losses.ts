import type { Fault } from '../../schedule/fault';
import { at, between, from, lost } from '../agreed-holds/agreed-hold';
import { type AgreedAftermath, databaseLost, quickPromotion } from './agreed-aftermath';

const RPO_LAG = 'AuroraGlobalDBRPOLag';

/** So long the proof of a payment is refused, and with it the operation its end. */
const unprovenFor = (forMs: number): Fault => ({
  kind: 'call-fails',
  place: 'dr',
  by: 'state-machines',
  call: 'state VerifyPayment',
  nth: 1,
  fromMs: at(0),
  forMs,
  manner: { error: 'ResourceNotFoundException' },
});

/** How far the standby was behind, as it is known long after the loss. */
export const losses: readonly AgreedAftermath[] = [
  {
    name: 'an operation is resumed when no sample reaches back to the loss',
    minutes: 26,
    faults: [
      databaseLost,
      unprovenFor(14 * 60_000),
      { kind: 'operator', action: 'resume', atMs: at(1_050) },
    ],
    loss: { operations: 2, kind: 'known' },
  },
  {
    name: 'the lag is measured only when the region is lost',
    minutes: 12,
    faults: [
      lost,
      { kind: 'metrics-lost', place: 'dr', metric: RPO_LAG, ...between(-360, 30) },
      { kind: 'lag-said', lagMs: 300, ...between(30, 3_600) },
    ],
    loss: { operations: 1, kind: 'unknown' },
  },
];

/** One measurement, at a quarter to the loss, of which CloudWatch tells ten seconds after it. */
const measuredOnce: readonly Fault[] = [
  { kind: 'metrics-lost', place: 'dr', metric: RPO_LAG, ...between(-360, -20) },
  { kind: 'metrics-late', place: 'dr', lateMs: 25_000, ...between(-20, -10) },
  { kind: 'metrics-lost', place: 'dr', metric: RPO_LAG, ...from(-10) },
];

/** What was not known when it was asked for first. */
export const learnedLater: readonly AgreedAftermath[] = [
  {
    name: 'the lag is known only when the operation is resumed',
    minutes: 12,
    faults: [
      ...measuredOnce,
      quickPromotion,
      { kind: 'operator', action: 'fail-over', atMs: at(0) },
      unprovenFor(150_000),
      { kind: 'operator', action: 'resume', atMs: at(200) },
    ],
    loss: { operations: 2, kind: 'known' },
  },
];
