import { stackContext } from '../deploy-stack/context';
import type { Run } from '../environment';
import type { CompletedStatus, RunSummary } from '../events';
import { executePlan } from '../run-steps';
import { deleteStackSet } from '../stack-sets/delete-stack-set';
import { bucketsOf } from './empty-contents';
import { verifyNothingRemains } from './inventory';
import { deleteInTurn } from './member-turn';
import type { DestroyPlan } from './plan';
import type { StopReplicationStep } from './steps';
import { sweep } from './sweep';
import { removeValidationRecords } from './validation-records';

/** Carries out a plan, then looks whether anything is left. */
export async function destroy(run: Run, plan: DestroyPlan): Promise<RunSummary> {
  return executePlan({
    run,
    command: 'destroy',
    plan,
    outputs: new Map(),
    execute: async (step): Promise<CompletedStatus> => {
      switch (step.kind) {
        case 'delete-stack':
          return deleteInTurn(run, step);
        case 'delete-stack-set':
          return deleteStackSet(run, step);
        case 'stop-replication':
          return stopReplication(run, step);
        case 'sweep':
          return sweep(run, step);
        case 'validation-records':
          return removeValidationRecords(run, plan, step);
      }
    },
    verify: (result) => verifyNothingRemains(run, plan, result),
  });
}

async function stopReplication(run: Run, step: StopReplicationStep): Promise<CompletedStatus> {
  const { stacks, stackName, region } = stackContext(run, step.id, step);
  const { buckets } = run.cloud.region(region);
  const names = bucketsOf(await stacks.resources(stackName));
  await Promise.all(names.map((name) => buckets.stopReplication(name)));
  return names.length > 0 ? 'stopped' : 'unchanged';
}
