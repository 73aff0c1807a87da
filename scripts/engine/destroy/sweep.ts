import type { Run } from '../environment';
import type { CompletedStatus } from '../events';
import type { SweepStep } from './steps';

/** Deletes the log groups that services made beside the stacks, by this environment's names alone. */
export async function sweep(run: Run, { id, role }: SweepStep): Promise<CompletedStatus> {
  const { topology, destroy } = run.environment;
  const { logGroups } = run.cloud.region(topology.regions[role].name);
  let swept = 0;
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
