import type { FailoverConfig } from '../../shared/failover-config';
import { readDatabase } from '../../shared/signals/database';
import type { DatabaseReading } from '../../shared/signals/sample';
import type { TaskContext } from '../dependencies';
import { parseOperationInput } from '../operation-input';
import { defineTask } from '../task';

/** A switchover waits for the target to catch up while nobody can write, so the gap is small. */
const MAX_LAG_MS = 10_000;

/** The metric comes once a minute; an older one than this speaks of another time. */
const MAX_LAG_AGE_MS = 180_000;

export interface SyncAnswer {
  readonly inSync: boolean;
  readonly reason: string;
  readonly lagMs: number | null;
}

/** Whether the peer could take over without losing anything. What isn't known is no. */
export const checkInSync = defineTask({
  timeoutMs: 12_000,
  parse: parseOperationInput,
  run: runCheckInSync,
});

async function runCheckInSync({ config, own, peer, clock }: TaskContext): Promise<SyncAnswer> {
  const [here, there] = await Promise.all([
    readDatabase(own, clock, config),
    readDatabase(peer, clock, seenFromPeer(config)),
  ]);
  const reason = obstacle(config, here, there);
  return {
    inSync: reason === undefined,
    reason: reason ?? `${config.peerRegion} has everything that ${config.region} committed`,
    lagMs: there.kind === 'known' && there.lag.kind === 'known' ? there.lag.lagMs : null,
  };
}

/** The lag is a metric of the copy's region, and each region describes its own cluster. */
function seenFromPeer(config: FailoverConfig): FailoverConfig {
  return {
    ...config,
    clusterArn: config.peerClusterArn,
    clusterIdentifier: config.peerClusterIdentifier,
  };
}

function obstacle(
  config: FailoverConfig,
  here: DatabaseReading,
  there: DatabaseReading,
): string | undefined {
  if (here.kind === 'unknown') return `the database here is unknown: ${here.detail}`;
  if (there.kind === 'unknown') return `the database there is unknown: ${there.detail}`;
  if (!here.thisRegionWrites) {
    return `${config.region} is not the writer; start the switchover where the writer is`;
  }
  if (here.operation !== 'none') return `an operation is running: ${here.operation}`;
  if (!here.thisMemberAvailable) return `the cluster in ${config.region} is not available`;
  if (!there.thisMemberAvailable) return `the cluster in ${config.peerRegion} is not available`;
  if (here.synchronization !== 'connected') {
    return `replication to ${config.peerRegion} is ${here.synchronization}`;
  }
  const { lag } = there;
  if (lag.kind === 'unknown') return `the replication lag is unknown: ${lag.detail}`;
  if (lag.ageMs > MAX_LAG_AGE_MS)
    return `the replication lag was last measured ${lag.ageMs} ms ago`;
  if (lag.lagMs > MAX_LAG_MS)
    return `the replication lag is ${lag.lagMs} ms, above ${MAX_LAG_MS} ms`;
  return undefined;
}
