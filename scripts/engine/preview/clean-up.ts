import { describeContext, operationToken, type StackContext } from '../deploy-stack/context';
import { describeError } from '../describe-error';
import type { ChangeSetHandle } from '../ports';
import { waitFor } from '../wait';

/** For a change set that is still being made, and for an empty stack to go. */
const CLEAN_UP_LIMIT_MS = 2 * 60 * 1000;

/**
 * Leaves nothing of a preview behind. Goes on after Ctrl-C, which ends the preview and not this.
 * What can't be cleaned up is told, and doesn't take the place of what was found out.
 */
export async function cleanUp(
  context: StackContext,
  handle: ChangeSetHandle,
  { isStackOurs }: { readonly isStackOurs: boolean },
): Promise<void> {
  const { run, step } = context;
  try {
    await deleteChangeSet(context, handle);
    if (isStackOurs) {
      await deleteEmptyStack(context, handle.stackArn);
    }
  } catch (error) {
    const { message } = describeError(error);
    run.emit({
      type: 'step_activity',
      step,
      activity: `the preview's change set ${handle.changeSetArn} stays: ${message}`,
    });
  }
}

/** CloudFormation refuses to delete one that it is still making. */
async function deleteChangeSet(context: StackContext, handle: ChangeSetHandle): Promise<void> {
  await waitForIt(context, 'the change set', async () =>
    (await context.stacks.changeSetState(handle)).kind === 'pending' ? undefined : true,
  );
  await context.stacks.deleteChangeSet(handle);
}

/**
 * Deletes the stack that the change set was made for, unless somebody has come to use it: a stack
 * under review with another change set in it belongs to whoever made that one.
 */
async function deleteEmptyStack(context: StackContext, stackArn: string): Promise<void> {
  const { stacks } = context;
  const others = await stacks.changeSetNames(stackArn);
  const description = await stacks.describe(stackArn);
  if (others.length > 0 || description?.status !== 'REVIEW_IN_PROGRESS') {
    return;
  }
  await stacks.deleteStack(stackArn, operationToken(context, 'preview-clean-up'));
  await waitForIt(context, 'the deletion of the empty stack', async () => {
    const left = await stacks.describe(stackArn);
    return left === undefined || left.status === 'DELETE_COMPLETE' ? true : undefined;
  });
}

/** Past the signal of the run, which may have ended it. */
async function waitForIt(
  context: StackContext,
  what: string,
  look: () => Promise<true | undefined>,
): Promise<void> {
  const { run } = context;
  await waitFor(
    {
      clock: run.clock,
      polling: run.polling,
      signal: new AbortController().signal,
      limitMs: CLEAN_UP_LIMIT_MS,
      what: `${what} of ${describeContext(context)}`,
      nextSteps: [run.environment.command('status')],
    },
    look,
  );
}
