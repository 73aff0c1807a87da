import type { RestorePoint, Stack, StackResource } from '../state';
import { isEqual } from '../template/json';
import { setResourceStatus } from './events';
import { updateResource } from './resource-calls';
import { durationOf } from './resource-duration';
import { finish, type TaskContext } from './task-context';

/** Whether the resource isn't what it was before the update. A replaced one has other properties. */
export function needsRestoring(stack: Stack, before: StackResource): boolean {
  const current = stack.resources[before.logicalId];
  return (
    current !== undefined &&
    (current.status === 'UPDATE_FAILED' ||
      !isEqual(current.properties, before.properties) ||
      !isEqual(current.metadata, before.metadata) ||
      !isEqual(current.tags, before.tags))
  );
}

/** Begins to put a resource back to what it was before the update. */
export function startRestoring(context: TaskContext, point: RestorePoint): void {
  const { world, stack, task, nowMs } = context;
  const before = requireBefore(context, point);
  const current = stack.resources[task.logicalId] ?? before;
  if (current.physicalId !== before.physicalId) {
    putBackReplaced(context, current, before);
    return;
  }
  setResourceStatus(world, stack, current, 'UPDATE_IN_PROGRESS', nowMs);
  task.status = 'stabilizing';
  task.dueAtMs = nowMs + durationOf(world, 'update', before);
}

/** The old physical resource was never touched: it takes its place again, the new one goes. */
function putBackReplaced(
  { world, stack, task, nowMs }: TaskContext,
  current: StackResource,
  before: StackResource,
): void {
  stack.leftovers = stack.leftovers.filter(
    ({ resource }) =>
      !(resource.logicalId === before.logicalId && resource.physicalId === before.physicalId),
  );
  stack.leftovers.push({ resource: current, policy: 'Delete' });
  const restored = { ...before };
  stack.resources[task.logicalId] = restored;
  setResourceStatus(world, stack, restored, 'UPDATE_IN_PROGRESS', nowMs);
  setResourceStatus(world, stack, restored, 'UPDATE_COMPLETE', nowMs);
  finish(task, 'done');
}

export function continueRestoring(context: TaskContext, point: RestorePoint): void {
  const { world, stack, task, nowMs } = context;
  const before = requireBefore(context, point);
  const current = stack.resources[task.logicalId] ?? before;
  const answer = updateResource(world, stack, current, before, nowMs);
  if (!answer.ok) {
    setResourceStatus(world, stack, current, 'UPDATE_FAILED', nowMs, answer.reason);
    finish(task, 'failed');
    return;
  }
  const restored = { ...before, physicalId: answer.value.physicalId };
  stack.resources[task.logicalId] = restored;
  setResourceStatus(world, stack, restored, 'UPDATE_COMPLETE', nowMs);
  finish(task, 'done');
}

function requireBefore({ task, stack }: TaskContext, point: RestorePoint): StackResource {
  const before = point.resources[task.logicalId];
  if (before === undefined) {
    throw new Error(`${task.logicalId} of ${stack.stackName} has nothing to be put back to`);
  }
  return before;
}
