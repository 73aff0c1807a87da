import { describeContext, type StackContext } from '../deploy-stack/context';
import { type FollowedOperation, follow, operationFailure, takeUp } from '../deploy-stack/follow';
import { observe } from '../deploy-stack/observe';
import { recover } from '../deploy-stack/recover';
import { unusedToken } from '../deploy-stack/unused-token';
import type { CompletedStatus } from '../events';
import type { StackResource } from '../ports';
import { decideDeletion } from './deletion';
import { bucketsOf, emptyContents } from './empty-contents';
import { clearNetworkInterfaces } from './network-interfaces';

/**
 * Deletions of one stack. Load balancers deliver access logs for minutes after
 * they are gone, and each late one can fail a deletion; a new try is made only
 * when something that was in the way is gone meanwhile.
 */
const MAX_DELETIONS = 5;

/**
 * Empties the stack's buckets and repositories and deletes it.
 *
 * @param makeWay What has to go first, asked before every try; true when there was something.
 */
export async function deleteStack(
  context: StackContext,
  makeWay: () => Promise<boolean> = async () => false,
): Promise<CompletedStatus> {
  const observed = await observe(context);
  if (observed === undefined || observed.status === 'DELETE_COMPLETE') {
    return 'unchanged';
  }
  const { description } = observed;
  if (decideDeletion(observed.status).kind === 'wait-then-delete') {
    await recover(context, 'attach', description);
  }
  await makeWay();
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
    const mayGoOn =
      status === 'DELETE_FAILED' &&
      attempt < MAX_DELETIONS &&
      ((await makeWay()) || (await isWorthAnotherTry(context, deletion, attempt)));
    if (!mayGoOn) {
      throw operationFailure(context, deletion.operation, [takeUp(context, 'destroy')]);
    }
  }
}

/** Whether something stood in the way of a deletion that can be gone by the next one. */
async function isWorthAnotherTry(
  context: StackContext,
  { emptied, left }: DeletionAttempt,
  attempt: number,
): Promise<boolean> {
  if (await clearNetworkInterfaces(context, left)) {
    return true;
  }
  const mayBeLateObjects = bucketsOf(left).length > 0 && (attempt === 1 || emptied > 0);
  if (mayBeLateObjects) {
    context.run.emit({
      type: 'step_activity',
      step: context.step,
      activity: `emptying again what arrived late in the buckets of ${describeContext(context)}`,
    });
  }
  return mayBeLateObjects;
}

interface DeletionAttempt {
  readonly operation: FollowedOperation;
  /** How many objects and images there were before. */
  readonly emptied: number;
  /** What the stack has afterwards. */
  readonly left: readonly StackResource[];
}

async function deleteOnce(
  context: StackContext,
  stackArn: string,
  attempt: number,
): Promise<DeletionAttempt> {
  const { stacks } = context;
  const resources = existing(await stacks.resources(stackArn));
  const emptied = await emptyContents(context, resources);
  const knownEventId = await stacks.newestEventId(stackArn);
  const token = await unusedToken(context, stackArn, `delete-${attempt}`);
  await stacks.deleteStack(stackArn, token);
  const operation = await follow(context, {
    stackArn,
    knownEventId,
    expectedResources: resources.length,
  });
  return { operation, emptied, left: existing(await stacks.resources(stackArn)) };
}

function existing(resources: readonly StackResource[]): StackResource[] {
  return resources.filter(({ status }) => status !== 'DELETE_COMPLETE');
}
