import {
  firstLostSample,
  lagAtLoss,
  type MeasuredLag,
} from '../../../functions/shared/decision/loss';
import { defaultPolicy } from '../../../functions/shared/decision/policy';
import { shapeOf } from '../../../functions/shared/decision/signal-shape';
import { knownValue } from './observed';
import type { RegionView } from './region-view';

/** What the region that would take over sees of the other one. */
export type ActiveRegionHealth =
  | { readonly kind: 'healthy' | 'lost' | 'disagreeing'; readonly seenAtMs: number }
  | { readonly kind: 'unknown'; readonly detail: string };

/** By the newest sample of the target's watcher, if it is fresh enough to say anything. */
export function activeRegionHealth(target: RegionView, nowMs: number): ActiveRegionHealth {
  if (target.samples.kind === 'unknown') {
    return { kind: 'unknown', detail: target.samples.reason };
  }
  const newest = target.samples.value.at(-1);
  if (newest === undefined) {
    return { kind: 'unknown', detail: `the watcher in ${target.region} has taken no sample yet` };
  }
  if (nowMs - newest.atMs > defaultPolicy.maxSampleGapMs) {
    const seconds = Math.round((nowMs - newest.atMs) / 1_000);
    return { kind: 'unknown', detail: `the newest sample is ${seconds} s old` };
  }
  const shape = shapeOf(newest, target.role);
  return shape === 'unknown'
    ? { kind: 'unknown', detail: 'the newest sample lacks a signal' }
    : { kind: shape, seenAtMs: newest.atMs };
}

/** What an unplanned failover at this moment is expected to lose. */
export type LossOutlook =
  | {
      readonly kind: 'within-rpo' | 'exceeds-rpo';
      readonly lagMs: number;
      /** Before the loss; before now, where the other region isn't seen to be lost. */
      readonly ageMs: number;
    }
  | { readonly kind: 'unknown'; readonly detail: string };

/**
 * By the lag that the decision would judge by: the last one measured before the other region was
 * lost. The newest reading, where it is not lost.
 */
export function lossOutlook(target: RegionView, nowMs: number): LossOutlook {
  const { maxLagMs, maxLagAgeMs } = defaultPolicy;
  const samples = knownValue(target.samples) ?? [];
  const lostAtMs = firstLostSample(samples, target.role)?.atMs;
  const lag =
    lostAtMs === undefined
      ? (freshLag(target, nowMs) ?? lagAtLoss(samples, nowMs))
      : lagAtLoss(samples, lostAtMs);
  if (lag === undefined) {
    return { kind: 'unknown', detail: unknownLag(target) };
  }
  const { lagMs, measuredAtMs } = lag;
  const ageMs = Math.max(0, (lostAtMs ?? nowMs) - measuredAtMs);
  if (ageMs > maxLagAgeMs) {
    return {
      kind: 'unknown',
      detail: `the replication lag was last measured ${Math.round(ageMs / 1_000)} s before, which says nothing about the loss`,
    };
  }
  return { kind: lagMs <= maxLagMs ? 'within-rpo' : 'exceeds-rpo', lagMs, ageMs };
}

/** The recovery point objective that an automatic failover keeps to, in milliseconds. */
export const RPO_MS = defaultPolicy.maxLagMs;

function freshLag({ database }: RegionView, nowMs: number): MeasuredLag | undefined {
  return database.kind === 'known' && database.lag.kind === 'known'
    ? { lagMs: database.lag.lagMs, measuredAtMs: nowMs - database.lag.ageMs }
    : undefined;
}

function unknownLag({ database }: RegionView): string {
  if (database.kind === 'unknown') {
    return database.detail;
  }
  return database.lag.kind === 'unknown' ? database.lag.detail : 'it was never measured';
}
