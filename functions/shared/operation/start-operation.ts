import {
  DescribeExecutionCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { type ExecutionInput, executionName } from '../state/execution-input';
import { readOperation } from '../state/operation';
import type { StateTable } from '../state/table';

/**
 * ARNs of executions that AWS says exist and does not describe, and since when. Kept by whoever
 * starts, from one start to the next.
 */
export type UnseenExecutions = Map<string, number>;

/**
 * Descriptions are "eventually consistent", for how long is not said; half a minute is our choice:
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 * What is not described for longer ran in an environment that was destroyed and deployed again
 * under its name. Names are not used again for 90 days; that they outlive their state machine is a
 * guess, and costs nothing where it is wrong:
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export const UNSEEN_LIMIT_MS = 30_000;

/** Where an operation is started: one state machine, and the table of its region. */
export interface OperationStarter {
  readonly sfn: Pick<SFNClient, 'send'>;
  readonly stateMachineArn: string;
  readonly table: StateTable;
  /** Unix time, milliseconds. */
  readonly nowMs: number;
  readonly unseen: UnseenExecutions;
  /** Names in a row that may be used up; by default as many as a watcher may use up. */
  readonly maxUnclaimed?: number;
}

export interface StartOutcome {
  readonly outcome:
    | 'started'
    /** Somebody else's start of the same epoch came first; that is as good. */
    | 'already-running'
    /** Probably the same; to be asked again, for it may also have been in an earlier environment. */
    | 'unseen'
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

/**
 * Starts a state machine for the epoch after the last one.
 *
 * Watchers overlap, requests are repeated and operators are quick: the name
 * carries the epoch, so that AWS refuses a second start. An execution that died
 * before its claim has used up its name for 90 days without having done
 * anything; only then the next epoch is taken, after reading the state again:
 * the claim may have come after the caller's look. The same goes for one that is
 * not described for half a minute: were it running, its claim would refuse the next.
 */
export async function startOperation(
  starter: OperationStarter,
  lastEpoch: number,
  request: Omit<ExecutionInput, 'epoch'>,
): Promise<StartOutcome> {
  const { maxUnclaimed = MAX_UNCLAIMED } = starter;
  let unclaimed = 0;
  for (let epoch = lastEpoch + 1; unclaimed < maxUnclaimed; epoch += 1) {
    const input: ExecutionInput = { ...request, epoch };
    const name = executionName(input);
    const execution = { name, epoch, executionArn: executionArnOf(starter.stateMachineArn, name) };
    if ((await start(starter, name, input)) === 'started') {
      return { outcome: 'started', ...execution };
    }
    const state = await stateOf(starter, execution.executionArn);
    if (state === 'already-running' || state === 'unseen') {
      return { outcome: state, ...execution };
    }
    // One of an earlier environment says nothing of what becomes of the next one.
    unclaimed += state === 'over' ? 1 : 0;
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

async function stateOf(
  { sfn, nowMs, unseen }: OperationStarter,
  executionArn: string,
): Promise<'already-running' | 'unseen' | 'over' | 'of-earlier-environment'> {
  try {
    const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    return status === 'RUNNING' ? 'already-running' : 'over';
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ExecutionDoesNotExist')) {
      throw error;
    }
    const sinceMs = unseen.get(executionArn) ?? nowMs;
    unseen.set(executionArn, sinceMs);
    return nowMs - sinceMs < UNSEEN_LIMIT_MS ? 'unseen' : 'of-earlier-environment';
  }
}
