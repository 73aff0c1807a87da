import type { Operation, Stack, StackResource, Task } from '../state';
import type { ResourceStatus } from '../status';
import type { SettledDeployment } from './deployment';
import { setResourceStatus } from './events';
import type { World } from './world';

/** One task of an operation, at one moment. */
export interface TaskContext {
  readonly world: World;
  readonly stack: Stack;
  readonly operation: Operation;
  readonly task: Task;
  readonly nowMs: number;
  /** The template that the phase works towards. */
  deployment(): SettledDeployment;
}

export function finish(task: Task, status: 'done' | 'failed' | 'cancelled'): void {
  task.status = status;
  delete task.dueAtMs;
  delete task.finishAtMs;
}

/** Puts a resource into a status at the task's moment, with the event that tells of it. */
export function setTaskStatus(
  { world, stack, nowMs }: TaskContext,
  resource: StackResource,
  status: ResourceStatus,
  reason?: string,
): void {
  setResourceStatus(world, stack, resource, status, nowMs, reason);
}
