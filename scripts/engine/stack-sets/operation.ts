import { operationToken, type StackContext } from '../deploy-stack/context';
import { type WaitOptions, waitFor } from '../wait';
import type { OperationStart, OperationState, StackSets } from './ports';

/** The longest operation on a stack, twice: another one may have to end first. */
const OPERATION_LIMIT_MS = 8 * 60 * 60 * 1000;

export interface StackSetOperation {
  /** Tells the operations of a step apart: no two of them have the same. */
  readonly name: string;
  readonly stackSets: StackSets;
  readonly stackSetName: string;
  /** `obsolete` where what the operation was for is no longer so; asked before every try. */
  start(operationId: string): Promise<OperationStart | 'obsolete'>;
  /** Done at each look while the operation runs. */
  readonly meanwhile?: () => Promise<void>;
}

/** How an operation came out; `obsolete` when it was never begun. */
export type EndedOperation =
  | Extract<OperationState, { kind: 'succeeded' | 'failed' }>
  | { readonly kind: 'obsolete' };

/**
 * Runs one operation to its end. A stack set takes one at a time ("another operation is currently
 * in progress for this stack set", `OperationInProgressException`), so that the regions of a stack
 * set take turns. One of this run's that still runs after the process was killed is taken up by its id.
 */
export async function runOperation(
  context: StackContext,
  operation: StackSetOperation,
): Promise<EndedOperation> {
  const begun = await begin(context, operation);
  return begun.kind === 'obsolete' ? begun : ended(context, operation, begun.operationId);
}

type Beginning =
  | { readonly kind: 'begun'; readonly operationId: string }
  | { readonly kind: 'obsolete' };

/** Begins the operation as soon as no other one runs. */
async function begin(context: StackContext, operation: StackSetOperation): Promise<Beginning> {
  const { name, stackSetName, start } = operation;
  let number = 1;
  let isTold = false;
  const what = `the operation before ${name} of stack set ${stackSetName}`;
  return waitFor<Beginning>(limits(context, what), async () => {
    for (;;) {
      const operationId = operationToken(context, `${name}-${number}`);
      const answer = await start(operationId);
      if (answer === 'obsolete') {
        return { kind: 'obsolete' };
      }
      if (answer === 'started' || (await isThisOne(context, operation, operationId))) {
        return { kind: 'begun', operationId };
      }
      if (answer === 'busy') {
        if (!isTold) {
          const activity = `waiting for the operation that runs on stack set ${stackSetName}`;
          context.run.emit({ type: 'step_activity', step: context.step, activity });
          isTold = true;
        }
        return undefined;
      }
      number += 1;
    }
  });
}

/**
 * Whether the id stands for what was just asked for: a request that is repeated because its answer
 * was lost is refused for the operation that it has begun itself. Which of the two refusals the
 * service has for it isn't documented. One that an earlier process of the run has begun counts only
 * while it runs: what was wrong with it may have been put right since.
 */
async function isThisOne(
  { run }: StackContext,
  { stackSets, stackSetName }: StackSetOperation,
  operationId: string,
): Promise<boolean> {
  const { kind } = await stackSets.operationState(stackSetName, operationId);
  const isOfThisProcess = !(run.announcedTokens?.has(operationId) ?? false);
  return kind === 'running' || (kind !== 'absent' && isOfThisProcess);
}

function ended(
  context: StackContext,
  { stackSets, stackSetName, meanwhile }: StackSetOperation,
  operationId: string,
): Promise<EndedOperation> {
  const what = `operation ${operationId} of stack set ${stackSetName}`;
  return waitFor<EndedOperation>(limits(context, what), async () => {
    await meanwhile?.();
    const state = await stackSets.operationState(stackSetName, operationId);
    return state.kind === 'running' || state.kind === 'absent' ? undefined : state;
  });
}

function limits({ run }: StackContext, what: string): WaitOptions {
  return {
    clock: run.clock,
    polling: run.polling,
    signal: run.signal,
    limitMs: OPERATION_LIMIT_MS,
    what,
    nextSteps: [run.environment.command('status')],
  };
}
