import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { type ExecutionInput, executionName } from '../shared/state/execution-input';
import { readOperation } from '../shared/state/operation';
import { type RegionWatchDependencies, stateTableOf } from './dependencies';

export type StartOutcome =
  | { readonly outcome: 'started'; readonly name: string }
  /** Somebody else's start of the same epoch came first; that is as good. */
  | { readonly outcome: 'already-running'; readonly name: string }
  /** An operation of that epoch has been and gone: the decision was made on an old state. */
  | { readonly outcome: 'superseded'; readonly name: string };

/** Names in a row that may be used up by executions which died before claiming anything. */
const MAX_UNCLAIMED = 5;

/**
 * Starts the failover state machine for the epoch after the last one.
 *
 * Watchers overlap, requests are repeated and operators are quick: the name
 * carries the epoch, so that AWS refuses a second start. An execution that died
 * before its claim has used up its name for 90 days without having done
 * anything; only then the next epoch is taken, after reading the state again:
 * the claim may have come after this round's.
 */
export async function startFailover(
  dependencies: RegionWatchDependencies,
  lastEpoch: number,
  request: Omit<ExecutionInput, 'epoch' | 'kind'>,
): Promise<StartOutcome> {
  for (let epoch = lastEpoch + 1; epoch <= lastEpoch + MAX_UNCLAIMED; epoch += 1) {
    const input: ExecutionInput = { ...request, epoch, kind: 'failover' };
    const name = executionName(input);
    if ((await start(dependencies, name, input)) === 'started') {
      return { outcome: 'started', name };
    }
    if (await isRunning(dependencies, name)) {
      return { outcome: 'already-running', name };
    }
    const operation = await readOperation(stateTableOf(dependencies));
    if (operation !== undefined && operation.epoch >= epoch) {
      return { outcome: 'superseded', name };
    }
  }
  throw new Error(
    `${MAX_UNCLAIMED} executions after epoch ${lastEpoch} ended before they claimed anything; ` +
      'look at the last one in Step Functions',
  );
}

async function start(
  { clients, config }: RegionWatchDependencies,
  name: string,
  input: ExecutionInput,
): Promise<'started' | 'exists'> {
  try {
    await clients.sfn.send(
      new StartExecutionCommand({
        stateMachineArn: config.failoverStateMachineArn,
        name,
        input: JSON.stringify(input),
      }),
    );
    return 'started';
  } catch (error) {
    if (error instanceof Error && error.name === 'ExecutionAlreadyExists') {
      return 'exists';
    }
    throw error;
  }
}

async function isRunning(
  { clients, config }: RegionWatchDependencies,
  name: string,
): Promise<boolean> {
  const machineArn = config.failoverStateMachineArn;
  const executionArn = `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  try {
    const { status } = await clients.sfn.send(new DescribeExecutionCommand({ executionArn }));
    return status === 'RUNNING';
  } catch (error) {
    // It has just been started: its description is behind, and AWS has said that it exists.
    if (error instanceof Error && error.name === 'ExecutionDoesNotExist') {
      return true;
    }
    throw error;
  }
}
