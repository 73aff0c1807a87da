import type { FailoverConfig } from '../../shared/failover-config';
import { readDatabase } from '../../shared/signals/database';
import type { DatabaseReading } from '../../shared/signals/sample';
import { syncObstacle } from '../../shared/signals/sync-obstacle';
import type { TaskContext } from '../dependencies';
import { type OperationInput, parseOperationInput } from '../operation-input';
import { defineTask } from '../task';

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

async function runCheckInSync(
  { config, own, peer, clock }: TaskContext,
  { resumes }: OperationInput,
): Promise<SyncAnswer> {
  const { region, peerRegion } = config;
  const [here, there] = await Promise.all([
    readDatabase(own, clock, config),
    readDatabase(peer, clock, seenFromPeer(config)),
  ]);
  const lagMs = there.kind === 'known' && there.lag.kind === 'known' ? there.lag.lagMs : null;
  const begun = resumes === undefined ? undefined : handOverBegun(config, here, there);
  if (begun !== undefined) {
    return { inSync: true, reason: begun, lagMs };
  }
  const reason = syncObstacle({ region, here, peerRegion, there });
  return {
    inSync: reason === undefined,
    reason: reason ?? `${peerRegion} has everything that ${region} committed`,
    lagMs,
  };
}

/**
 * An execution that died after it had asked for the promotion is followed by one that starts at the
 * top. RDS goes on by itself, and what is left is to wait for it, to prove the payment and to move DNS.
 */
function handOverBegun(
  { peerRegion }: FailoverConfig,
  here: DatabaseReading,
  there: DatabaseReading,
): string | undefined {
  if (here.kind === 'unknown' || there.kind === 'unknown') {
    return undefined;
  }
  if (here.operation === 'switching-over') {
    return 'the database is being switched over';
  }
  return there.thisRegionWrites && !here.thisRegionWrites && there.operation === 'none'
    ? `${peerRegion} writes already`
    : undefined;
}

/** The lag is a metric of the copy's region, and each region describes its own cluster. */
function seenFromPeer(config: FailoverConfig): FailoverConfig {
  return {
    ...config,
    clusterArn: config.peerClusterArn,
    clusterIdentifier: config.peerClusterIdentifier,
  };
}
