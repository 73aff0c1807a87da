import { operationToken, type StackContext } from '../deploy-stack/context';
import { settledChangeSet } from '../deploy-stack/settled-change-set';
import type { ChangeRequest, ChangeSetHandle, SettledChangeSet } from '../ports';
import { cleanUp } from './clean-up';

export type ChangeSetRequest = Pick<ChangeRequest, 'type' | 'template' | 'parameters' | 'tags'> & {
  /** There was no stack, not even an empty one under review: one that is there afterwards is ours. */
  readonly isNew: boolean;
};

/** What can be seen without executing it; `busy` when an operation runs on the stack. */
export type SeenChangeSet<T> =
  | { readonly kind: 'busy' }
  | { readonly kind: 'no-changes' }
  | { readonly kind: 'seen'; readonly value: T };

/**
 * Makes a change set, lets it be looked at, and deletes it again, whatever happens meanwhile. The
 * stack that CloudFormation makes to hold one goes too.
 */
export async function withChangeSet<T>(
  context: StackContext,
  { isNew, ...request }: ChangeSetRequest,
  look: (state: SettledChangeSet, handle: ChangeSetHandle) => Promise<T>,
): Promise<SeenChangeSet<T>> {
  const { run, stacks, stackName } = context;
  run.signal.throwIfAborted();
  const clientToken = operationToken(context, 'preview');
  const handle = await stacks.createChangeSet({
    ...request,
    stackName,
    changeSetName: `dr-cli-${clientToken}`,
    clientToken,
  });
  switch (handle) {
    case 'busy':
    // The name has the run's random part in it, so that nobody else can have asked for it.
    case 'name-taken':
      return { kind: 'busy' };
    case 'no-changes':
      return { kind: 'no-changes' };
  }
  try {
    const state = await settledChangeSet(context, handle, 'preview');
    return { kind: 'seen', value: await look(state, handle) };
  } finally {
    await cleanUp(context, handle, { isStackOurs: isNew });
  }
}
