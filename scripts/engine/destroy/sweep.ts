import type { Run } from '../environment';
import type { CompletedStatus } from '../events';
import { deleteFailoverSnapshots } from './data/snapshots';
import type { SweepStep } from './steps';

/**
 * Deletes what services and operations made beside the stacks, by this environment's names alone:
 * log groups, and snapshots of what a failover would have lost.
 */
export async function sweep(run: Run, { id, role }: SweepStep): Promise<CompletedStatus> {
  const { topology, destroy } = run.environment;
  const { logGroups } = run.cloud.region(topology.regions[role].name);
  let swept = await deleteFailoverSnapshots(run, id, role);
  for (const pattern of destroy.leftoverLogGroups(role)) {
    const names = await logGroups.namesWithPrefix(pattern);
    for (const name of names.filter((found) => pattern.endsWith('/') || found === pattern)) {
      run.emit({ type: 'step_activity', step: id, activity: `deleting log group ${name}` });
      await logGroups.delete(name);
      swept += 1;
    }
  }
  return swept > 0 ? 'swept' : 'unchanged';
}
