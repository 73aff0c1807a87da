import type { StackAction } from '../action';
import { DrError } from '../errors';
import type { FailedResource } from '../events';
import { assertRollbackAllowed } from '../guard/change-guard';
import type { StackDescription } from '../ports';
import { failedResources } from '../stack-failure';
import { describeContext, type StackContext } from './context';
import { follow, operationFailure, takeUp } from './follow';
import { unusedToken } from './unused-token';

/** Actions that bring a stack into a state that can be decided anew. */
export type Recovery = 'attach' | 'roll-back' | 'continue-rollback' | 'recreate';

const ACTIVITIES: Readonly<Record<Recovery, string>> = {
  attach: 'waiting for the operation that runs already',
  'roll-back': 'rolling back what was left half-done',
  'continue-rollback': 'continuing a rollback that got stuck',
  recreate: 'deleting the empty stack of a failed creation',
};

/** Starts the recovery, unless it is only to wait, and follows it until the stack is at rest. */
export async function recover(
  context: StackContext,
  recovery: Recovery,
  { stackArn }: StackDescription,
  attempt = 0,
): Promise<void> {
  const { run, stacks, step } = context;
  if (recovery === 'roll-back' || recovery === 'continue-rollback') {
    await assertRollbackAllowed(context, stackArn);
  }
  run.emit({ type: 'step_activity', step, activity: ACTIVITIES[recovery] });
  const knownEventId = recovery === 'attach' ? undefined : await stacks.newestEventId(stackArn);
  const token = await unusedToken(context, stackArn, `${recovery}-${attempt}`);
  switch (recovery) {
    case 'attach':
      break;
    case 'roll-back':
      await stacks.rollBack(stackArn, token);
      break;
    case 'continue-rollback':
      await stacks.continueRollback(stackArn, token, await resourcesToSkip(context, stackArn));
      break;
    case 'recreate':
      await stacks.deleteStack(stackArn, token);
      break;
  }
  const operation = await follow(context, { stackArn, knownEventId, expectedResources: 0 });
  // Once is enough: what stood in its way is still there, and only a person can take it away.
  if (
    recovery === 'continue-rollback' &&
    operation.description.status === 'UPDATE_ROLLBACK_FAILED'
  ) {
    throw operationFailure(context, operation, [
      takeUp(context, 'deploy'),
      skipStuckResources(context, failedResources(operation.events)),
    ]);
  }
}

/**
 * Of what a person gave up, the part that this rollback is stuck on: CloudFormation refuses others.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ContinueUpdateRollback.html
 */
async function resourcesToSkip({ run, stacks }: StackContext, stackArn: string): Promise<string[]> {
  const skipped = run.unsettled?.skippedResources ?? [];
  if (skipped.length === 0) {
    return [];
  }
  const resources = await stacks.resources(stackArn);
  return resources
    .filter(({ status, logicalId }) => status === 'UPDATE_FAILED' && skipped.includes(logicalId))
    .map(({ logicalId }) => logicalId);
}

/** Gives up what can't be rolled back; CloudFormation then takes it as rolled back. */
function skipStuckResources({ run }: StackContext, failures: readonly FailedResource[]): string {
  const skipped = failures.map(({ logicalId }) => logicalId);
  const flags = skipped.length > 0 ? skipped : ['<logical id>'];
  return `${run.environment.command('deploy', '--skip', ...flags)} (leaves them as they are; the template may say otherwise)`;
}

/** The error for a stack that a deploy must not touch. */
export function refusal(
  context: Pick<StackContext, 'run' | 'stackName' | 'region' | 'location'>,
  action: Extract<StackAction, { kind: 'refuse' }>,
): DrError {
  const { environment } = context.run;
  const inspect = `aws cloudformation describe-stack-resources --stack-name ${context.stackName} --region ${context.region}`;
  return new DrError({
    code: 'DR_STACK_NEEDS_A_PERSON',
    message: `${describeContext(context)} can't be deployed to: ${action.reason}`,
    nextSteps:
      action.nextStep === 'finish-deletion'
        ? [environment.command('destroy'), inspect]
        : [inspect, environment.command('destroy')],
  });
}
