import type { Operation, Task } from '../state';

/** What failed to be made, as the stack's reason; `undefined` when nothing did. */
export function failureReason(operation: Operation): string | undefined {
  const unfinished = [...tasksIn(operation, 'failed'), ...tasksIn(operation, 'cancelled')];
  if (unfinished.length === 0) {
    return undefined;
  }
  const name = (verb: string, tasks: readonly Task[]): string =>
    tasks.length === 0
      ? ''
      : `The following resource(s) failed to ${verb}: [${tasks.map(({ logicalId }) => logicalId).join(', ')}]. `;
  return (
    name(
      'create',
      unfinished.filter(({ change }) => change === 'create'),
    ) +
    name(
      'update',
      unfinished.filter(({ change }) => change !== 'create'),
    )
  );
}

/** `… failed to create: [X]. Rollback requested by user.`; other reasons bring no final space. */
export function withRollback(reason: string): string {
  const separator = reason.endsWith(' ') ? '' : reason.endsWith('.') ? ' ' : '. ';
  return `${reason}${separator}Rollback requested by user.`;
}

/** Tasks of the phase in a status. */
export function tasksIn(operation: Operation, status: Task['status']): readonly Task[] {
  return Object.values(operation.tasks).filter((task) => task.status === status);
}
