import { type Operation, readOperation } from '../shared/state/operation';
import { awsCall } from './aws-call';
import type { TaskContext } from './dependencies';
import { TaskRefused } from './errors';
import { ownTable } from './state-tables';

/** Who started the first of a chain, as `by` says it: whoever resumes an operation is named before. */
const AUTOMATIC = /^(?:.*, started by )?region-watch$/;

/** Whether a person started it: then there is no failed probe to count the time from. */
export const isOperatorStarted = ({ by }: Pick<Operation, 'by'>): boolean => !AUTOMATIC.test(by);

export async function currentOperation(context: TaskContext): Promise<Operation | undefined> {
  return awsCall('reading the operation', () => readOperation(ownTable(context)));
}

/**
 * The operation the task is a step of.
 *
 * @throws TaskRefused when another has been claimed since, so that a late delivery does nothing
 */
export async function requireOperation(context: TaskContext, epoch: number): Promise<Operation> {
  const operation = await currentOperation(context);
  if (operation?.epoch !== epoch) {
    throw new TaskRefused(
      `operation ${epoch} is over: ${operation ? `${operation.epoch} is the current one` : 'there is none'}`,
    );
  }
  return operation;
}

/**
 * As {@link requireOperation}, for what must not happen any more once the operation has ended:
 * stopping a region's tasks, draining it, moving DNS.
 *
 * @throws TaskRefused also when the operation has ended
 */
export async function requireRunningOperation(
  context: TaskContext,
  epoch: number,
): Promise<Operation> {
  const operation = await requireOperation(context, epoch);
  if (operation.endedAtMs !== undefined) {
    throw new TaskRefused(`operation ${epoch} has ended: ${operation.outcome ?? 'no outcome'}`);
  }
  return operation;
}
