import type { Operation, OperationPhase } from '../../shared/state/operation';

/** What this region's `operation` item says of a promotion of the database here. */
export interface PromotionRequest {
  /** Tells one incident from another; a resumed failover has that of the one it finishes. */
  readonly incident: number | undefined;
  /** Absent before it was asked for. */
  readonly askedAtMs: number | undefined;
  /** Absent while the database here has not been seen to be the writer. */
  readonly promotedAtMs: number | undefined;
}

/**
 * Undefined unless the newest operation of this region is a failover to it that was not called off.
 * A switchover is run by the region that hands over, so that its item never speaks of a promotion
 * of its own.
 */
export function promotionRequest(operation: Operation | undefined): PromotionRequest | undefined {
  if (operation?.kind !== 'failover' || operation.outcome === 'aborted') return undefined;
  const { phasesAtMs, firstBadSampleAtMs, outcome, endedAtMs } = operation;
  return {
    incident: firstBadSampleAtMs,
    askedAtMs: phasesAtMs.promoting,
    // A note that could not be written is missing; any later one says as much.
    promotedAtMs:
      SEEN_PROMOTED.map((phase) => phasesAtMs[phase]).find((atMs) => atMs !== undefined) ??
      (outcome === 'done' ? endedAtMs : undefined),
  };
}

const SEEN_PROMOTED: readonly OperationPhase[] = ['promoted', 'verified', 'latched', 'serving'];
