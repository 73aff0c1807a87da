import type { DeletionPolicy, Stack, StackResource } from '../state';
import type { ResourceStatus } from '../status';
import { recordResourceEvent, setResourceStatus } from './events';
import { deleteResource } from './resource-calls';
import { durationOf } from './resource-duration';
import { finish, type TaskContext } from './task-context';

/** Whether the policy keeps the physical resource. `rollback`: the operation that made it is being undone. */
export function isKept(policy: DeletionPolicy, cause: 'deletion' | 'rollback'): boolean {
  return policy === 'Retain' || (policy === 'RetainExceptOnCreate' && cause === 'deletion');
}

/** Begins to delete the task's physical resource, or skips one that stays. */
export function startDeleting(context: TaskContext): void {
  const { world, task, nowMs } = context;
  const resource = requireTarget(context);
  if (task.action === 'skip') {
    setStatus(context, 'DELETE_SKIPPED');
    finish(task, 'done');
    return;
  }
  if (resource.physicalId === undefined) {
    setStatus(context, 'DELETE_COMPLETE');
    finish(task, 'done');
    return;
  }
  setStatus(context, 'DELETE_IN_PROGRESS');
  task.status = 'stabilizing';
  task.dueAtMs = nowMs + durationOf(world, 'delete', resource);
}

export function continueDeleting(context: TaskContext): void {
  const { world, stack, task, nowMs } = context;
  const answer = deleteResource(world, stack, requireTarget(context), nowMs);
  if (answer.ok) {
    setStatus(context, 'DELETE_COMPLETE');
    finish(task, 'done');
  } else {
    setStatus(context, 'DELETE_FAILED', answer.reason);
    finish(task, 'failed');
  }
}

/** Only the stack's current resource has a status; a leftover has events alone. */
function setStatus(context: TaskContext, status: ResourceStatus, reason?: string): void {
  const { world, stack, nowMs } = context;
  const resource = requireTarget(context);
  const current = currentOf(stack, resource);
  if (current === undefined) {
    recordResourceEvent(world, stack, resource, status, nowMs, reason);
  } else {
    setResourceStatus(world, stack, current, status, nowMs, reason);
  }
}

function currentOf(stack: Stack, resource: StackResource): StackResource | undefined {
  const current = stack.resources[resource.logicalId];
  return current?.physicalId === resource.physicalId ? current : undefined;
}

function requireTarget({ task }: TaskContext): StackResource {
  if (task.target === undefined) {
    throw new Error(`${task.logicalId} is to be deleted without saying which`);
  }
  return task.target;
}
