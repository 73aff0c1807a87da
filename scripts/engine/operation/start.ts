import type { StartOutcome } from '../../../functions/shared/operation/start-operation';
import type { ExecutionInput } from '../../../functions/shared/state/execution-input';
import type { OperationContext, Place } from './context';
import { answered } from './observed';

/** Tries of a start whose answer did not come. Each has the same name, so it starts once. */
const TRIES = 3;

/** One that can be told of: it was started, or is seen. */
export type SeenStart = StartOutcome & {
  readonly outcome: Exclude<StartOutcome['outcome'], 'unseen'>;
};

const isSeen = (start: StartOutcome): start is SeenStart => start.outcome !== 'unseen';

/** Between two starts, while an execution of that name is not seen yet. */
const UNSEEN_POLL_MS = 2_000;

/**
 * Starts the machine that the kind asks for, for the epoch after the last one. An answer that is
 * lost leaves open whether it was started, and asking again settles it; so it does for a name that
 * is taken by an execution which nobody sees, within half a minute.
 */
export async function startExecution(
  context: OperationContext,
  { names, port }: Place,
  lastEpoch: number,
  request: Omit<ExecutionInput, 'epoch'>,
  signal: AbortSignal,
): Promise<SeenStart> {
  const { clock } = context;
  const stateMachineArn =
    request.kind === 'failover' ? names.failoverMachineArn : names.switchoverMachineArn;
  const machine = { stateMachineArn, tableName: names.stateTable };
  for (;;) {
    const started = await answeredAtLast(context, () =>
      port.machines.start(machine, lastEpoch, request, clock.nowMs()),
    );
    if (isSeen(started)) {
      return started;
    }
    await clock.sleep(UNSEEN_POLL_MS, signal);
  }
}

async function answeredAtLast<T>(context: OperationContext, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await answered(context, work);
    } catch (error) {
      if (tries >= TRIES) {
        throw error;
      }
    }
  }
}
