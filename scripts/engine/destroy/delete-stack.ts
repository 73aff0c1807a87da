import { describeContext, operationToken, type StackContext } from '../deploy-stack/context';
import { type FollowedOperation, follow, operationFailure, takeUp } from '../deploy-stack/follow';
import { observe } from '../deploy-stack/observe';
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
  const observed = await observe(context);
  if (observed === undefined || observed.status === 'DELETE_COMPLETE') {
    return 'unchanged';
  }
  const { description } = observed;
  if (decideDeletion(observed.status).kind === 'wait-then-delete') {
    await recover(context, 'attach', description);
  }
  for (let attempt = 1; ; attempt += 1) {
    const before = await context.stacks.describe(description.stackArn);
    if (before === undefined || before.status === 'DELETE_COMPLETE') {
      return 'deleted';
    }
    const deletion = await deleteOnce(context, description.stackArn, attempt);
    const { status } = deletion.operation.description;
    if (status === 'DELETE_COMPLETE') {
      return 'deleted';
    }
    const mayBeLateObjects = status === 'DELETE_FAILED' && deletion.hasBucketsLeft;
    const isLastTry = attempt === MAX_DELETIONS || (attempt > 1 && deletion.emptied === 0);
    if (isLastTry || !mayBeLateObjects) {
      throw operationFailure(context, deletion.operation, [takeUp(context, 'destroy')]);
    }
    context.run.emit({
      type: 'step_activity',
      step: context.step,
      activity: `emptying again what arrived late in the buckets of ${describeContext(context)}`,
    });
  }
}

interface DeletionAttempt {
  readonly operation: FollowedOperation;
  /** How many objects its buckets held before. */
  readonly emptied: number;
  readonly hasBucketsLeft: boolean;
}

async function deleteOnce(
  context: StackContext,
  stackArn: string,
  attempt: number,
): Promise<DeletionAttempt> {
  const { stacks } = context;
  const resources = existing(await stacks.resources(stackArn));
  const emptied = await emptyBuckets(context, resources);
  const knownEventId = await stacks.newestEventId(stackArn);
  await stacks.deleteStack(stackArn, operationToken(context, `delete-${attempt}`));
  const operation = await follow(context, {
    stackArn,
    knownEventId,
    expectedResources: resources.length,
  });
  const left = bucketsOf(await stacks.resources(stackArn));
  return { operation, emptied, hasBucketsLeft: left.length > 0 };
}

async function emptyBuckets(
  { run, region, step }: StackContext,
  resources: readonly StackResource[],
): Promise<number> {
  const { buckets } = run.cloud.region(region);
  let total = 0;
  for (const bucket of bucketsOf(resources)) {
    run.emit({ type: 'step_activity', step, activity: `emptying bucket ${bucket}` });
    total += await buckets.empty(bucket, run);
  }
  return total;
}

/**
 * Names of the buckets that the stack has. One whose creation failed or hasn't
 * ended may be somebody else's: the name being taken is why it fails.
 */
export function bucketsOf(resources: readonly StackResource[]): string[] {
  return existing(resources)
    .filter(({ type, status }) => type === 'AWS::S3::Bucket' && !NOT_MADE.has(status))
    .flatMap(({ physicalId }) => physicalId ?? []);
}

const NOT_MADE: ReadonlySet<string> = new Set(['CREATE_IN_PROGRESS', 'CREATE_FAILED']);

function existing(resources: readonly StackResource[]): StackResource[] {
  return resources.filter(({ status }) => status !== 'DELETE_COMPLETE');
}
