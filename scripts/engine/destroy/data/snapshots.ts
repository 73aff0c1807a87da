import type { HomeRole } from '../../../../templates-src/topology';
import type { Run } from '../../environment';
import type { DataAtStake } from './at-stake';

/** Manual snapshots of the environment's clusters, whether the clusters are there or not. */
export async function readSnapshots(run: Run): Promise<DataAtStake[]> {
  const found = await Promise.all((['primary', 'dr'] as const).map((role) => inRegion(run, role)));
  return found.flat();
}

/** Deletes what failovers saved; snapshots that people made stay theirs. Returns how many went. */
export async function deleteFailoverSnapshots(
  run: Run,
  step: string,
  role: HomeRole,
): Promise<number> {
  const { topology } = run.environment;
  const { snapshots } = run.cloud.region(topology.regions[role].name).destroy;
  let deleted = 0;
  for (const snapshot of await inRegion(run, role)) {
    if (snapshot.madeBy === 'failover') {
      run.emit({
        type: 'step_activity',
        step,
        activity: `deleting snapshot ${snapshot.name}, which a failover saved`,
      });
      await snapshots.delete(snapshot.name);
      deleted += 1;
    }
  }
  return deleted;
}

type SnapshotAtStake = Extract<DataAtStake, { kind: 'snapshot' }>;

async function inRegion(run: Run, role: HomeRole): Promise<SnapshotAtStake[]> {
  const { topology, destroy } = run.environment;
  if (destroy.globalDatabase === undefined) {
    return [];
  }
  const region = topology.regions[role].name;
  const { clusterIdentifier } = destroy.globalDatabase.member(role);
  const found = await run.cloud.region(region).destroy.snapshots.manual(clusterIdentifier);
  const prefix = destroy.globalDatabase.failoverSnapshotPrefix;
  return found.map(({ identifier, takenAtMs }) => ({
    kind: 'snapshot',
    region,
    name: identifier,
    takenAtMs,
    madeBy: identifier.startsWith(prefix) ? 'failover' : 'person',
  }));
}
