import { setResourceStatus } from './events';
import { policyDenial } from './stack-policy';
import { finish, type TaskContext } from './task-context';

/** Agrees that a resource the template no longer has may go in the cleanup, unless the stack policy forbids it. */
export function startReleasing({ world, stack, task, nowMs }: TaskContext): void {
  const resource = stack.resources[task.logicalId];
  const denial =
    resource === undefined ? undefined : policyDenial(stack, resource, 'Update:Delete');
  if (resource === undefined || denial === undefined) {
    finish(task, 'done');
    return;
  }
  task.change = 'update';
  setResourceStatus(world, stack, resource, 'UPDATE_FAILED', nowMs, denial);
  finish(task, 'failed');
}
