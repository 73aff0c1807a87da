import type { DatabaseReading } from './sample';

/** A switchover waits for the target to catch up while nobody can write, so the gap is small. */
const MAX_LAG_MS = 10_000;

/** The metric comes once a minute; an older one than this speaks of another time. */
const MAX_LAG_AGE_MS = 180_000;

/** The global database from both sides: each region describes its own cluster. */
export interface SwitchoverView {
  /** The region that is to hand over. */
  readonly region: string;
  readonly here: DatabaseReading;
  /** The region that is to take over; the lag is a metric of its copy. */
  readonly peerRegion: string;
  readonly there: DatabaseReading;
}

/**
 * Why the peer could not take over now without losing anything; undefined when
 * nothing stands in the way. What isn't known does.
 */
export function syncObstacle({
  region,
  here,
  peerRegion,
  there,
}: SwitchoverView): string | undefined {
  if (here.kind === 'unknown') return `the database here is unknown: ${here.detail}`;
  if (there.kind === 'unknown') return `the database there is unknown: ${there.detail}`;
  if (!here.thisRegionWrites) {
    return `${region} is not the writer; start the switchover where the writer is`;
  }
  if (here.operation !== 'none') return `an operation is running: ${here.operation}`;
  if (!here.thisMemberAvailable) return `the cluster in ${region} is not available`;
  if (!there.thisMemberAvailable) return `the cluster in ${peerRegion} is not available`;
  if (here.synchronization !== 'connected') {
    return `replication to ${peerRegion} is ${here.synchronization}`;
  }
  const { lag } = there;
  if (lag.kind === 'unknown') return `the replication lag is unknown: ${lag.detail}`;
  if (lag.ageMs > MAX_LAG_AGE_MS)
    return `the replication lag was last measured ${lag.ageMs} ms ago`;
  if (lag.lagMs > MAX_LAG_MS)
    return `the replication lag is ${lag.lagMs} ms, above ${MAX_LAG_MS} ms`;
  return undefined;
}
