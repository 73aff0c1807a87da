import { operationToken, stackContext } from '../deploy-stack/context';
import type { Run } from '../environment';
import { DrError } from '../errors';
import type { CompletedStatus } from '../events';
import type { StackLocation } from '../topology';
import { waitFor } from '../wait';
import { hasStack } from './has-stack';
import { runOperation } from './operation';
import type { InstancePlace, StackSets } from './ports';

const LIMIT_MS = 30 * 60 * 1000;

/**
 * Takes the instances out of a stack set and deletes it. Their stacks are gone by then: the stacks
 * are deleted like any others, whose failures can be seen and tried again, while an instance whose
 * deletion failed is `INOPERABLE` for its stack set.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackInstance.html
 */
export async function deleteStackSet(
  run: Run,
  step: StackLocation & { readonly id: string },
): Promise<CompletedStatus> {
  const context = stackContext(run, step.id, step);
  const { stackName: stackSetName, region } = context;
  const { stackSets } = run.cloud.region(region);
  if ((await stackSets.describe(stackSetName)) === undefined) {
    return 'unchanged';
  }
  const [first, ...others] = await stackSets.instances(stackSetName);
  if (first !== undefined) {
    const end = await runOperation(context, {
      name: 'release-instances',
      stackSets,
      stackSetName,
      start: async (operationId) =>
        (await anyHasStack(run, stackSets, [first, ...others]))
          ? 'obsolete'
          : stackSets.releaseInstances([first, ...others], operationId),
    });
    if (end.kind === 'obsolete') {
      throw new DrError({
        code: 'DR_STACK_SET_IN_USE',
        message: `stack set ${stackSetName} in ${region} has made a stack since the plan was made: an operation of an earlier run went on`,
        nextSteps: [`${run.environment.command('destroy', '--delete-data')} (finds it)`],
      });
    }
    if (end.kind === 'failed') {
      throw new DrError({
        code: 'DR_STACK_SET_OPERATION_FAILED',
        message: `the instances of stack set ${stackSetName} in ${region} can't be taken out of it: ${end.reasons.join('; ')}`,
        nextSteps: [run.environment.command('destroy', '--delete-data')],
      });
    }
  }
  await waitFor(
    {
      clock: run.clock,
      polling: run.polling,
      signal: run.signal,
      limitMs: LIMIT_MS,
      what: `the deletion of stack set ${stackSetName} (${operationToken(context, 'delete')})`,
      nextSteps: [run.environment.command('destroy', '--delete-data')],
    },
    async () => ((await stackSets.remove(stackSetName)) === 'busy' ? undefined : true),
  );
  return 'deleted';
}

async function anyHasStack(
  run: Run,
  stackSets: StackSets,
  places: readonly InstancePlace[],
): Promise<boolean> {
  const found = await Promise.all(places.map((place) => hasStack(run, stackSets, place)));
  return found.includes(true);
}
