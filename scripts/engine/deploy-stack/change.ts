import { describeError } from '../describe-error';
import { changeSetFindings } from '../diagnosis/change-set-findings';
import { stackEventsUrl } from '../diagnosis/console-url';
import { DrError } from '../errors';
import { assertAllowed } from '../guard/change-guard';
import type {
  ChangeRequest,
  ChangeSetHandle,
  ParameterValue,
  ResourceChange,
  StackDescription,
  TemplateLocation,
} from '../ports';
import { StackFailure } from '../stack-failure';
import { describeContext, operationToken, type StackContext } from './context';
import { assertSucceeded, follow } from './follow';
import { refusalReason } from './refusal-reason';
import { settledChangeSet } from './settled-change-set';

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

/** Brings a stack that is at rest to what is desired. Nothing was done when it is `busy`. */
export type Change = (
  context: StackContext,
  type: ChangeRequest['type'],
  desired: DesiredStack,
  current: StackDescription | undefined,
) => Promise<ChangeOutcome | 'busy'>;

/** Makes what a change set says; absent: by executing it. */
type CarryOut = (context: StackContext, handle: ChangeSetHandle) => Promise<void>;

/**
 * Change sets that one step asks for at most. More than one is needed only where an earlier process
 * of the run was killed with one that can't be used any more.
 */
const MAX_CHANGE_SETS = 5;

/**
 * Creates or updates the stack through a change set, and follows it to the end.
 * Nothing was done when it is `busy`: an operation has begun on it meanwhile.
 */
export async function change(
  context: StackContext,
  type: ChangeRequest['type'],
  desired: DesiredStack,
  current: StackDescription | undefined,
  carryOut?: CarryOut,
): Promise<ChangeOutcome | 'busy'> {
  for (let number = 1; number <= MAX_CHANGE_SETS; number += 1) {
    const outcome = await changeOnce(context, { type, number, carryOut }, desired, current);
    if (outcome !== 'left-over') {
      return outcome;
    }
  }
  throw superseded(context);
}

interface Attempt {
  readonly type: ChangeRequest['type'];
  /** 1, and on only past what an earlier process of the run has left. */
  readonly number: number;
  readonly carryOut: CarryOut | undefined;
}

async function changeOnce(
  context: StackContext,
  attempt: Attempt,
  desired: DesiredStack,
  current: StackDescription | undefined,
): Promise<ChangeOutcome | 'busy' | 'left-over'> {
  const { stacks } = context;
  const { type } = attempt;
  const clientToken = attemptToken(context, 'change', attempt);
  const handle = await stacks.createChangeSet({
    stackName: context.stackName,
    changeSetName: `dr-cli-${clientToken}`,
    type,
    template: desired.template,
    parameters: desired.parameters(type === 'UPDATE' ? current : undefined),
    tags: desired.tags,
    clientToken,
  });
  switch (handle) {
    case 'busy':
      return 'busy';
    case 'no-changes':
      return 'unchanged';
    case 'name-taken':
      return 'left-over';
  }
  const mayBeLeftOver = context.run.announcedTokens?.has(clientToken) ?? false;
  const state = await settledChangeSet(context, handle, 'deploy');
  switch (state.kind) {
    case 'no-changes':
      await tidy(context, 'the empty change set', () => stacks.deleteChangeSet(handle));
      return 'unchanged';
    case 'failed':
      if (mayBeLeftOver) {
        // What it was refused for may be gone by now.
        await tidy(context, 'the refused change set', () => stacks.deleteChangeSet(handle));
        return 'left-over';
      }
      throw await refused(context, type, handle, state.reason);
    case 'executed':
    case 'obsolete':
      if (mayBeLeftOver) {
        return 'left-over';
      }
      throw superseded(context);
    case 'superseded':
      throw superseded(context);
    case 'ready':
      if (type === 'UPDATE') {
        await guard(context, handle, state.changes);
      }
      if (attempt.carryOut === undefined) {
        await execute(context, attempt, handle, state.changes);
      } else {
        await attempt.carryOut(context, handle);
      }
      return type === 'CREATE' ? 'created' : 'updated';
  }
}

/** The error for a change set that failed; what it left behind is gone then. */
async function refused(
  context: StackContext,
  type: ChangeRequest['type'],
  handle: ChangeSetHandle,
  reason: string,
): Promise<DrError> {
  const why = await refusalReason(context, handle, reason);
  const findings = await changeSetFindings(context, why);
  await discard(context, type, handle);
  return new StackFailure({
    code: 'DR_CHANGE_SET_FAILED',
    message: `CloudFormation refused the change to ${describeContext(context)}: ${why}`,
    nextSteps: [
      'correct the template or the setting it names',
      context.run.environment.command('deploy'),
    ],
    failures: [],
    cancelled: [],
    findings,
    consoleUrl: stackEventsUrl(context.region, handle.stackArn),
  });
}

/** Throws when the change must not be made as things are; the change set is gone then. */
async function guard(
  context: StackContext,
  handle: ChangeSetHandle,
  changes: readonly ResourceChange[],
): Promise<void> {
  try {
    await assertAllowed(context, changes);
  } catch (error) {
    await tidy(context, 'the refused change set', () => context.stacks.deleteChangeSet(handle));
    throw error;
  }
}

function attemptToken(
  context: StackContext,
  operation: string,
  { number }: Pick<Attempt, 'number'>,
): string {
  return operationToken(context, number === 1 ? operation : `${operation}-${number}`);
}

async function execute(
  context: StackContext,
  attempt: Attempt,
  handle: ChangeSetHandle,
  changes: readonly ResourceChange[],
): Promise<void> {
  const knownEventId = await context.stacks.newestEventId(handle.stackArn);
  const token = attemptToken(context, 'execute', attempt);
  const answer = await context.stacks.executeChangeSet(handle, token);
  if (answer === 'superseded' && !(await isExecuted(context, handle))) {
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

/**
 * Whether the change set has been executed all the same. Its name is this run's alone, so that what
 * was refused is then a request that was repeated because its answer was lost;
 * which refusal such a request gets isn't documented.
 */
async function isExecuted({ stacks }: StackContext, handle: ChangeSetHandle): Promise<boolean> {
  return (await stacks.changeSetState(handle)).kind === 'executed';
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
