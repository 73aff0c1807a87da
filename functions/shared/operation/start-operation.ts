import {
  DescribeExecutionCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { type ExecutionInput, executionName } from '../state/execution-input';
import { readOperation } from '../state/operation';
import type { StateTable } from '../state/table';

/** Where an operation is started: one state machine, and the table of its region. */
export interface OperationStarter {
  readonly sfn: Pick<SFNClient, 'send'>;
  readonly stateMachineArn: string;
  readonly table: StateTable;
  /** Names in a row that may be used up; by default as many as a watcher may use up. */
  readonly maxUnclaimed?: number;
}

export interface StartOutcome {
  readonly outcome:
    | 'started'
    /** Somebody else's start of the same epoch came first; that is as good. */
    | 'already-running'
    /** An operation of that epoch has been and gone: the decision was made on an old state. */
    | 'superseded';
  readonly name: string;
  readonly epoch: number;
  readonly executionArn: string;
}

/**
 * Names in a row that may be used up by executions which died before claiming anything. A watcher
 * tries every few seconds, and what kills one execution may well kill the next.
 */
const MAX_UNCLAIMED = 5;

/** A person has seen to the cause, or means to look at what becomes of one more. */
export const MAX_UNCLAIMED_BY_A_PERSON = 50;

/**
 * Starts a state machine for the epoch after the last one.
 *
 * Watchers overlap, requests are repeated and operators are quick: the name
 * carries the epoch, so that AWS refuses a second start. An execution that died
 * before its claim has used up its name for 90 days without having done
 * anything; only then the next epoch is taken, after reading the state again:
 * the claim may have come after the caller's look.
 */
export async function startOperation(
  starter: OperationStarter,
  lastEpoch: number,
  request: Omit<ExecutionInput, 'epoch'>,
): Promise<StartOutcome> {
  const { maxUnclaimed = MAX_UNCLAIMED } = starter;
  for (let epoch = lastEpoch + 1; epoch <= lastEpoch + maxUnclaimed; epoch += 1) {
    const input: ExecutionInput = { ...request, epoch };
    const name = executionName(input);
    const execution = { name, epoch, executionArn: executionArnOf(starter.stateMachineArn, name) };
    if ((await start(starter, name, input)) === 'started') {
      return { outcome: 'started', ...execution };
    }
    if (await isRunning(starter, execution.executionArn)) {
      return { outcome: 'already-running', ...execution };
    }
    const operation = await readOperation(starter.table);
    if (operation !== undefined && operation.epoch >= epoch) {
      return { outcome: 'superseded', ...execution };
    }
  }
  throw new Error(
    `${maxUnclaimed} executions after epoch ${lastEpoch} ended before they claimed anything; ` +
      'look at the last one in Step Functions',
  );
}

/** `arn:aws:states:<region>:<account>:execution:<machine>:<name>` */
function executionArnOf(stateMachineArn: string, name: string): string {
  return `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}

async function start(
  { sfn, stateMachineArn }: OperationStarter,
  name: string,
  input: ExecutionInput,
): Promise<'started' | 'exists'> {
  try {
    await sfn.send(
      new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }),
    );
    return 'started';
  } catch (error) {
    if (error instanceof Error && error.name === 'ExecutionAlreadyExists') {
      return 'exists';
    }
    throw error;
  }
}

async function isRunning({ sfn }: OperationStarter, executionArn: string): Promise<boolean> {
  try {
    const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    return status === 'RUNNING';
  } catch (error) {
    // It has just been started: its description is behind, and AWS has said that it exists.
    if (error instanceof Error && error.name === 'ExecutionDoesNotExist') {
      return true;
    }
    throw error;
  }
}
