import type { FailoverConfig } from '../../shared/failover-config';
import { servingRegion } from '../serving-region';
import { type ExpectedLoss, expectedLoss } from './expected-loss';
import type { ReportFacts, SnapshotFact, TrafficFact } from './facts';
import { type Fencing, fencing } from './fencing';
import { type NextStep, nextStep } from './next-step';
import { type RecoveryTime, recoveryTime } from './recovery-time';
import { type TimelineEntry, timeline } from './timeline';

/** Rises when a reader of older reports would misread a newer one. */
export const REPORT_VERSION = 1;

/** What happened, what it cost, and what is and isn't proven. */
export interface Report {
  readonly version: typeof REPORT_VERSION;
  readonly environmentSuffix: string;
  readonly epoch: number;
  readonly kind: 'failover' | 'switchover';
  readonly by: string;
  readonly fromRegion: string;
  readonly toRegion: string;
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
    recoveryTime: recoveryTime(facts),
    expectedLoss: expectedLoss(facts),
    fencing: fencing(facts),
    dns: facts.traffic ? { kind: 'verified', ...facts.traffic } : { kind: 'not-verified' },
    lostWrites: lostWrites(facts, config),
    nextStep: nextStep(facts, config.environmentSuffix),
    timeline: timeline(facts),
  };
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
