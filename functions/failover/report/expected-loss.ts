import type { ReportFacts } from './facts';
import { formatDuration } from './format';

/** What acknowledged payments may be missing in the region that serves now. */
export type ExpectedLoss =
  | { readonly kind: 'none'; readonly reason: string }
  | {
      readonly kind: 'estimated';
      readonly lagMs: number;
      readonly measuredAtMs: number;
      /** Between the measurement and the loss of the old region. */
      readonly ageAtLossMs: number;
      readonly summary: string;
      readonly notKnown: readonly string[];
    }
  | { readonly kind: 'unknown'; readonly reason: string; readonly notKnown: readonly string[] };

const NOT_KNOWN = [
  'how far replication fell behind after the last measurement',
  'what the old primary committed between the last replicated write and the moment its writes stopped',
];

/**
 * Estimated from the last lag the standby measured. An estimate it stays: the lag is measured
 * once a minute, and what was lost afterwards only the old primary's snapshot can tell.
 */
export function expectedLoss({ operation, loss }: ReportFacts): ExpectedLoss {
  if (operation.kind === 'switchover') {
    return {
      kind: 'none',
      reason: 'a switchover waits until the new primary has everything the old one committed',
    };
  }
  if (loss === undefined || loss.kind === 'unknown') {
    return {
      kind: 'unknown',
      reason: loss?.detail ?? 'no replication lag was recorded',
      notKnown: NOT_KNOWN,
    };
  }
  const ageAtLossMs = Math.max(0, operation.firstBadSampleAtMs - loss.measuredAtMs);
  return {
    kind: 'estimated',
    lagMs: loss.lagMs,
    measuredAtMs: loss.measuredAtMs,
    ageAtLossMs,
    summary:
      `the last ${formatDuration(loss.lagMs)} of commits, going by a lag that was measured ` +
      `${formatDuration(ageAtLossMs)} before the active region was lost`,
    notKnown: NOT_KNOWN,
  };
}
