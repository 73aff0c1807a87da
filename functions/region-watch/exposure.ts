import type { DatabaseReading } from '../shared/signals/sample';
import { closeExposure, type Exposure, openExposure } from '../shared/state/exposure';
import type { Operation } from '../shared/state/operation';
import { type RegionWatchDependencies, stateTableOf } from './dependencies';

/** What is to be done about the exposure, by what is seen now. */
export type ExposureChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly sinceMs: number }
  | { readonly kind: 'close'; readonly sinceMs: number; readonly untilMs: number };

/**
 * The region that writes keeps account of the time in which it has no standby in
 * sync: from the promotion, or from when a resynchronization was seen, until the
 * pair is connected. Unknown neither opens nor closes anything.
 */
export function exposureChange(
  database: DatabaseReading,
  exposure: Exposure | undefined,
  { operation, nowMs }: { readonly operation: Operation | undefined; readonly nowMs: number },
): ExposureChange {
  if (database.kind === 'unknown') {
    return { kind: 'none' };
  }
  const open = exposure !== undefined && exposure.untilMs === undefined;
  if (open) {
    // Without writing, this region is itself the standby; the other one keeps account.
    return database.synchronization === 'connected' || !database.thisRegionWrites
      ? { kind: 'close', sinceMs: exposure.sinceMs, untilMs: nowMs }
      : { kind: 'none' };
  }
  if (!database.thisRegionWrites || database.synchronization === 'connected') {
    return { kind: 'none' };
  }
  const promotedAtMs = operation?.kind === 'failover' ? operation.phasesAtMs.promoted : undefined;
  if (promotedAtMs !== undefined && promotedAtMs >= (exposure?.untilMs ?? 0)) {
    return { kind: 'open', sinceMs: promotedAtMs };
  }
  return database.synchronization === 'pending-resync'
    ? { kind: 'open', sinceMs: nowMs }
    : { kind: 'none' };
}

export async function trackExposure(
  dependencies: RegionWatchDependencies,
  change: ExposureChange,
): Promise<void> {
  const table = stateTableOf(dependencies);
  if (change.kind === 'open') {
    await openExposure(table, change.sinceMs);
  }
  if (change.kind === 'close') {
    await closeExposure(table, change);
  }
}

/** For the metric: absent while it isn't known whether there is a standby. */
export function unprotectedSeconds(
  database: DatabaseReading,
  exposure: Exposure | undefined,
  nowMs: number,
): number | undefined {
  if (database.kind === 'unknown' || !database.thisRegionWrites) {
    return undefined;
  }
  if (database.synchronization === 'connected') {
    return 0;
  }
  return exposure !== undefined && exposure.untilMs === undefined
    ? Math.max(0, (nowMs - exposure.sinceMs) / 1_000)
    : undefined;
}
