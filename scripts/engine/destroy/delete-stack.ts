import { describeContext, operationToken, type StackContext } from '../deploy-stack/context';
import { assertSucceeded, follow } from '../deploy-stack/follow';
import { recover } from '../deploy-stack/recover';
import type { CompletedStatus } from '../events';
import type { StackResource } from '../ports';
import { decideDeletion } from './deletion';

/**
 * Deletions of one stack. Load balancers deliver access logs for minutes after
 * they are gone, and each late one can fail a deletion; a new try is made only
 * when something did arrive meanwhile.
 */
const MAX_DELETIONS = 5;

/** Empties the stack's buckets and deletes it. */
export async function deleteStack(context: StackContext): Promise<CompletedStatus> {
  const { stacks, run } = context;
  const found = await stacks.describe(context.stackName);
  if (found === undefined || found.status === 'DELETE_COMPLETE') {
    return 'unchanged';
  }
  if (decideDeletion(found.status).kind === 'wait-then-delete') {
    await recover(context, 'attach', found);
  }
  const { stackArn } = found;
  for (let attempt = 1; ; attempt += 1) {
    const before = await stacks.describe(stackArn);
    if (before === undefined || before.status === 'DELETE_COMPLETE') {
      return 'deleted';
    }
    const resources = existing(await stacks.resources(stackArn));
    const emptied = await emptyBuckets(context, resources);
    const knownEventId = await stacks.newestEventId(stackArn);
    await stacks.deleteStack(stackArn, operationToken(context, `delete-${attempt}`));
    const operation = await follow(context, {
      stackArn,
      knownEventId,
      expectedResources: resources.length,
    });
    const isLastTry = attempt === MAX_DELETIONS || (attempt > 1 && emptied === 0);
    if (operation.description.status === 'DELETE_COMPLETE') {
      return 'deleted';
    }
    if (isLastTry || bucketsOf(existing(await stacks.resources(stackArn))).length === 0) {
      assertSucceeded(context, operation);
    }
    run.emit({
      type: 'step_activity',
      step: context.step,
      activity: `emptying again what arrived late in the buckets of ${describeContext(context)}`,
    });
  }
}

async function emptyBuckets(
  { run, region, step }: StackContext,
  resources: readonly StackResource[],
): Promise<number> {
  const { buckets } = run.cloud.region(region);
  let total = 0;
  for (const bucket of bucketsOf(resources)) {
    run.emit({ type: 'step_activity', step, activity: `emptying bucket ${bucket}` });
    total += await buckets.empty(bucket);
  }
  return total;
}

/** Names of the buckets among a stack's resources. */
export function bucketsOf(resources: readonly StackResource[]): string[] {
  return resources
    .filter(({ type }) => type === 'AWS::S3::Bucket')
    .flatMap(({ physicalId }) => physicalId ?? []);
}

function existing(resources: readonly StackResource[]): StackResource[] {
  return resources.filter(({ status }) => status !== 'DELETE_COMPLETE');
}
