import { delayMs } from '../clock';
import { operationToken, type StackContext } from '../deploy-stack/context';
import { waitFor } from '../wait';
import type { OperationStart, OperationState, StackSets } from './ports';

/** The longest operation on a stack, twice: another one may have to end first. */
const OPERATION_LIMIT_MS = 8 * 60 * 60 * 1000;

export interface StackSetOperation {
  /** Tells the operations of a step apart. */
  readonly name: string;
  readonly stackSets: StackSets;
  readonly stackSetName: string;
  start(operationId: string): Promise<OperationStart>;
}

export type EndedOperation = Exclude<OperationState, { kind: 'running' }>;

/**
 * Runs one operation to its end. A stack set takes one at a time ("another operation is currently
 * in progress for this stack set", `OperationInProgressException`), so that the regions of a stack
 * set take turns. One of this run's that still runs after the process was killed is taken up by its id.
 */
export async function runOperation(
  context: StackContext,
  { name, stackSets, stackSetName, start }: StackSetOperation,
): Promise<EndedOperation> {
  const { clock, polling, signal } = context.run;
  let number = 1;
  for (let turns = 0; ; ) {
    signal.throwIfAborted();
    const operationId = operationToken(context, `${name}-${number}`);
    switch (await start(operationId)) {
      case 'started':
        return ended(context, stackSets, stackSetName, operationId);
      case 'known':
        if ((await stackSets.operationState(stackSetName, operationId)).kind === 'running') {
          return ended(context, stackSets, stackSetName, operationId);
        }
        number += 1;
        break;
      case 'busy':
        if (turns === 0) {
          const activity = `waiting for the operation that runs on stack set ${stackSetName}`;
          context.run.emit({ type: 'step_activity', step: context.step, activity });
        }
        await clock.sleep(delayMs(polling, turns), signal);
        turns += 1;
    }
  }
}

function ended(
  { run }: StackContext,
  stackSets: StackSets,
  stackSetName: string,
  operationId: string,
): Promise<EndedOperation> {
  return waitFor<EndedOperation>(
    {
      clock: run.clock,
      polling: run.polling,
      signal: run.signal,
      limitMs: OPERATION_LIMIT_MS,
      what: `operation ${operationId} of stack set ${stackSetName}`,
      nextSteps: [run.environment.command('status')],
    },
    async () => {
      const state = await stackSets.operationState(stackSetName, operationId);
      return state.kind === 'running' ? undefined : state;
    },
  );
}
