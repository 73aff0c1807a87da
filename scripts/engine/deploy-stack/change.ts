import { describeError } from '../describe-error';
import { DrError } from '../errors';
import type {
  ChangeRequest,
  ChangeSetHandle,
  ParameterValue,
  ResourceChange,
  SettledChangeSet,
  StackDescription,
  TemplateLocation,
} from '../ports';
import { waitFor } from '../wait';
import { describeContext, operationToken, type StackContext } from './context';
import { assertSucceeded, follow } from './follow';

/**
 * Change sets of this size take seconds, a slow macro a minute or two. AWS
 * documents no limit of its own, so that this one is a guess on the safe side.
 */
const CHANGE_SET_LIMIT_MS = 15 * 60 * 1000;

export interface DesiredStack {
  readonly template: TemplateLocation;
  /** Given what the stack is now; undefined while it doesn't exist. */
  readonly parameters: (
    current: StackDescription | undefined,
  ) => Readonly<Record<string, ParameterValue>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Which updates the stack refuses from now on; undefined when it takes any. */
  readonly policy: string | undefined;
}

export type ChangeOutcome = 'created' | 'updated' | 'unchanged';

/**
 * Creates or updates the stack through a change set, and follows it to the end.
 * Nothing was done when it is `busy`: an operation has begun on it meanwhile.
 */
export async function change(
  context: StackContext,
  type: ChangeRequest['type'],
  desired: DesiredStack,
  current: StackDescription | undefined,
): Promise<ChangeOutcome | 'busy'> {
  const { stacks } = context;
  const handle = await stacks.createChangeSet({
    stackName: context.stackName,
    changeSetName: `dr-cli-${operationToken(context, 'change')}`,
    type,
    template: desired.template,
    parameters: desired.parameters(type === 'UPDATE' ? current : undefined),
    tags: desired.tags,
    clientToken: operationToken(context, 'change'),
  });
  switch (handle) {
    case 'busy':
      return 'busy';
    case 'no-changes':
      return 'unchanged';
  }
  const state = await settledChangeSet(context, handle);
  switch (state.kind) {
    case 'no-changes':
      await tidy(context, 'the empty change set', () => stacks.deleteChangeSet(handle));
      return 'unchanged';
    case 'failed':
      await discard(context, type, handle);
      throw new DrError({
        code: 'DR_CHANGE_SET_FAILED',
        message: `CloudFormation refused the change to ${describeContext(context)}: ${state.reason}`,
        nextSteps: [
          'correct the template or the setting it names',
          context.run.environment.command('deploy'),
        ],
      });
    case 'superseded':
      throw superseded(context);
    case 'ready':
      await execute(context, handle, state.changes);
      return type === 'CREATE' ? 'created' : 'updated';
  }
}

async function settledChangeSet(context: StackContext, handle: ChangeSetHandle) {
  const { run, stacks } = context;
  return waitFor<SettledChangeSet>(
    {
      clock: run.clock,
      polling: run.polling,
      signal: run.signal,
      limitMs: CHANGE_SET_LIMIT_MS,
      what: `the change set of ${describeContext(context)}`,
      nextSteps: [run.environment.command('deploy')],
    },
    async () => {
      const state = await stacks.changeSetState(handle);
      return state.kind === 'pending' ? undefined : state;
    },
  );
}

async function execute(
  context: StackContext,
  handle: ChangeSetHandle,
  changes: readonly ResourceChange[],
): Promise<void> {
  const knownEventId = await context.stacks.newestEventId(handle.stackArn);
  const token = operationToken(context, 'execute');
  if ((await context.stacks.executeChangeSet(handle, token)) === 'superseded') {
    throw superseded(context);
  }
  assertSucceeded(
    context,
    await follow(context, {
      stackArn: handle.stackArn,
      knownEventId,
      expectedResources: changes.length,
    }),
  );
}

/** What the other run wants isn't known here, so that it isn't changed back behind its back. */
function superseded(context: StackContext): DrError {
  const { command } = context.run.environment;
  return new DrError({
    code: 'DR_STACK_TAKEN',
    message: `another run is deploying ${describeContext(context)}, or has just done so; this run's change was given up`,
    nextSteps: [
      `${command('status')} (shows when the other run is through)`,
      `${command('deploy')} (then; it takes up where this run ended)`,
    ],
  });
}

/** A refused creation leaves an empty stack in review, which nobody asked for. */
async function discard(
  context: StackContext,
  type: ChangeRequest['type'],
  handle: ChangeSetHandle,
) {
  const { stacks } = context;
  await tidy(context, 'the refused change set', () => stacks.deleteChangeSet(handle));
  if (type === 'CREATE') {
    await tidy(context, 'the empty stack', () =>
      stacks.deleteStack(handle.stackArn, operationToken(context, 'discard')),
    );
  }
}

/** Cleans up if it can. What was found out before is the answer, and must not be lost over this. */
async function tidy({ run, step }: StackContext, what: string, remove: () => Promise<void>) {
  try {
    await remove();
  } catch (error) {
    const { message } = describeError(error);
    run.emit({ type: 'step_activity', step, activity: `${what} stays: ${message}` });
  }
}
