import type { Run } from '../environment';
import type { CompletedStatus } from '../events';
import { locationId } from '../topology';
import type { DestroyPlan } from './plan';
import type { SweepStep } from './steps';

/**
 * Deletes what services made beside the stacks, by this environment's names
 * alone: log groups, and the records that certificates were validated with.
 */
export async function sweep(
  run: Run,
  plan: DestroyPlan,
  { id, role }: SweepStep,
): Promise<CompletedStatus> {
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
  swept += await sweepValidationRecords(run, plan, { id, role });
  return swept > 0 ? 'swept' : 'unchanged';
}

/** Both regions' certificates share one record: it goes with the primary's sweep. */
async function sweepValidationRecords(
  run: Run,
  { observed }: DestroyPlan,
  { id, role }: Pick<SweepStep, 'id' | 'role'>,
): Promise<number> {
  const { certificates } = run.environment.destroy;
  if (certificates === undefined || role !== 'primary') {
    return 0;
  }
  const { stack, domainNameParameter, hostedZoneIdParameter } = certificates;
  const parameters = observed.get(locationId({ stack, role }))?.description.parameters;
  const domainName = parameters?.[domainNameParameter];
  const hostedZoneId = parameters?.[hostedZoneIdParameter];
  if (!domainName || !hostedZoneId) {
    return 0;
  }
  const removed = await run.cloud.hostedZones.removeValidationRecords(hostedZoneId, domainName);
  for (const name of removed) {
    run.emit({ type: 'step_activity', step: id, activity: `removed validation record ${name}` });
  }
  return removed.length;
}
