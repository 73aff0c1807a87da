import type { StartOutcome } from '../../../functions/shared/operation/start-operation';
import type { ExecutionInput } from '../../../functions/shared/state/execution-input';
import type { OperationContext, Place } from './context';
import { answered } from './observed';

/** Tries of a start whose answer did not come. Each has the same name, so it starts once. */
const TRIES = 3;

/**
 * Starts the machine that the kind asks for, for the epoch after the last one. An answer that is
 * lost leaves open whether it was started, and asking again settles it.
 */
export async function startExecution(
  context: OperationContext,
  { names, port }: Place,
  lastEpoch: number,
  request: Omit<ExecutionInput, 'epoch'>,
): Promise<StartOutcome> {
  const stateMachineArn =
    request.kind === 'failover' ? names.failoverMachineArn : names.switchoverMachineArn;
  const machine = { stateMachineArn, tableName: names.stateTable };
  for (let tries = 1; ; tries += 1) {
    try {
      return await answered(context, () => port.machines.start(machine, lastEpoch, request));
    } catch (error) {
      if (tries >= TRIES) {
        throw error;
      }
    }
  }
}
