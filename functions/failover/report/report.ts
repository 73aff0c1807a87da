import type { FailoverConfig } from '../../shared/failover-config';
import { servingRegion } from '../serving-region';
import { type ExpectedLoss, expectedLoss } from './expected-loss';
import type {
  FailureFact,
  LatchFact,
  PaymentFact,
  ReportFacts,
  SnapshotFact,
  TrafficFact,
  WriterFact,
} from './facts';
import { type Fencing, fencing } from './fencing';
import { type NextStep, nextStep } from './next-step';
import { type RecoveryTime, recoveryTime } from './recovery-time';
import { type TimelineEntry, timeline } from './timeline';

/** Rises when a reader of older reports would misread a newer one. */
export const REPORT_VERSION = 2;

/** What happened, what it cost, and what is and isn't proven. */
export interface Report {
  readonly version: typeof REPORT_VERSION;
  readonly environmentSuffix: string;
  readonly epoch: number;
  readonly kind: 'failover' | 'switchover';
  readonly by: string;
  readonly fromRegion: string;
  readonly toRegion: string;
  /** Absent when the operation went through all its steps. */
  readonly failure?: FailureFact;
  readonly writer: ({ readonly kind: 'seen' } & WriterFact) | { readonly kind: 'not-seen' };
  readonly payments:
    | ({ readonly kind: 'verified' } & PaymentFact)
    | { readonly kind: 'not-verified' };
  readonly latch: LatchFact | { readonly latch: 'not-proven' };
  readonly recoveryTime: RecoveryTime;
  readonly expectedLoss: ExpectedLoss;
  readonly fencing: Fencing;
  readonly dns: ({ readonly kind: 'verified' } & TrafficFact) | { readonly kind: 'not-verified' };
  readonly lostWrites:
    | ({ readonly kind: 'saved' } & SnapshotFact)
    | { readonly kind: 'not-found-yet'; readonly lookFor: string }
    | { readonly kind: 'not-needed' };
  readonly nextStep: NextStep;
  readonly timeline: readonly TimelineEntry[];
}

/** Pure, and without a time of its own: the same facts make the same report, byte for byte. */
export function buildReport(facts: ReportFacts, config: FailoverConfig): Report {
  const { epoch, kind, by } = facts.operation;
  const to = servingRegion(config, kind);
  return {
    version: REPORT_VERSION,
    environmentSuffix: config.environmentSuffix,
    epoch,
    kind,
    by,
    fromRegion: to.place === 'own' ? config.peerRegion : config.region,
    toRegion: to.region,
    ...(facts.failure && { failure: facts.failure }),
    writer: writer(facts, to.region),
    payments: facts.payment ? { kind: 'verified', ...facts.payment } : { kind: 'not-verified' },
    latch: facts.latch ?? { latch: 'not-proven' },
    recoveryTime: recoveryTime(facts),
    expectedLoss: expectedLoss(facts),
    fencing: fencing(facts),
    dns: facts.traffic ? { kind: 'verified', ...facts.traffic } : { kind: 'not-verified' },
    lostWrites: lostWrites(facts, config),
    nextStep: nextStep(facts, config.environmentSuffix),
    timeline: timeline(facts),
  };
}

/** A payment that was written and read back says it better than RDS does. */
function writer({ payment, writer: seen }: ReportFacts, toRegion: string): Report['writer'] {
  if (payment) return { kind: 'seen', region: toRegion, atMs: payment.verifiedAtMs };
  return seen ? { kind: 'seen', ...seen } : { kind: 'not-seen' };
}

function lostWrites(
  { operation, snapshot }: ReportFacts,
  config: FailoverConfig,
): Report['lostWrites'] {
  if (operation.kind === 'switchover') return { kind: 'not-needed' };
  return snapshot
    ? { kind: 'saved', ...snapshot }
    : {
        kind: 'not-found-yet',
        lookFor: `rds:unplanned-global-failover-${config.peerClusterIdentifier}-* in ${config.peerRegion}`,
      };
}
