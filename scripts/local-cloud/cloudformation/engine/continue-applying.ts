import type { StackResource } from '../state';
import { recordResourceEvent } from './events';
import { createResource, stabilizeResource, updateResource } from './resource-calls';
import { finish, setTaskStatus, type TaskContext } from './task-context';

/** Goes on with a resource in progress whose time has come. */
export function continueApplying(context: TaskContext): void {
  if (context.task.status === 'accepting') {
    accept(context);
  } else {
    complete(context);
  }
}

function accept(context: TaskContext): void {
  const { world, stack, task, nowMs } = context;
  const target = requireTarget(context);
  const answer = createResource(world, stack, target, nowMs);
  if (!answer.ok) {
    failApplying(context, answer.reason);
    return;
  }
  const accepted: StackResource = { ...target, physicalId: answer.value.physicalId };
  task.target = accepted;
  task.status = 'stabilizing';
  task.dueAtMs = task.finishAtMs;
  const status = task.change === 'replace' ? 'UPDATE_IN_PROGRESS' : 'CREATE_IN_PROGRESS';
  if (task.change === 'create') {
    stack.resources[task.logicalId] = accepted;
  }
  recordResourceEvent(world, stack, accepted, status, nowMs, 'Resource creation Initiated');
}

function complete(context: TaskContext): void {
  const { stack, task } = context;
  const target = requireTarget(context);
  switch (task.change) {
    case 'create':
      if (getsToWork(context, target)) {
        stack.resources[task.logicalId] = target;
        setTaskStatus(context, target, 'CREATE_COMPLETE');
        finish(task, 'done');
      }
      return;
    case 'replace':
      if (getsToWork(context, target)) {
        completeReplacement(context, target);
      }
      return;
    default:
      completeUpdate(context, target);
  }
}

/** Fails the task where it doesn't. */
function getsToWork(context: TaskContext, resource: StackResource): boolean {
  const { world, stack, nowMs } = context;
  const answer = stabilizeResource(world, stack, resource, nowMs);
  if (!answer.ok) {
    failApplying(context, answer.reason);
  }
  return answer.ok;
}

function completeReplacement(context: TaskContext, target: StackResource): void {
  const { stack, task } = context;
  const old = stack.resources[task.logicalId];
  if (old !== undefined) {
    stack.leftovers.push({ resource: old, policy: old.updateReplacePolicy });
  }
  stack.resources[task.logicalId] = target;
  setTaskStatus(context, target, 'UPDATE_COMPLETE');
  finish(task, 'done');
}

function completeUpdate(context: TaskContext, target: StackResource): void {
  const { world, stack, task, nowMs } = context;
  const current = stack.resources[task.logicalId] ?? target;
  const answer = updateResource(world, stack, current, target, nowMs);
  if (!answer.ok) {
    failApplying(context, answer.reason);
    return;
  }
  const updated: StackResource = { ...target, physicalId: answer.value.physicalId };
  if (!getsToWork(context, updated)) {
    return;
  }
  stack.resources[task.logicalId] = updated;
  setTaskStatus(context, updated, 'UPDATE_COMPLETE');
  finish(task, 'done');
}

/** Stops a resource in progress because another one failed. */
export function cancelApplying(context: TaskContext): void {
  const isCreation = context.task.change === 'create';
  stop(context, isCreation ? 'Resource creation cancelled' : 'Resource update cancelled');
  finish(context.task, 'cancelled');
}

export function failApplying(context: TaskContext, reason: string): void {
  stop(context, reason);
  finish(context.task, 'failed');
}

/** What a replacement has made so far is left for the cleanup. */
function stop(context: TaskContext, reason: string): void {
  const { stack, task } = context;
  const resource = stack.resources[task.logicalId];
  if (task.change === 'replace' && task.target?.physicalId !== undefined) {
    stack.leftovers.push({ resource: task.target, policy: 'Delete' });
  }
  if (resource !== undefined) {
    const status = task.change === 'create' ? 'CREATE_FAILED' : 'UPDATE_FAILED';
    setTaskStatus(context, resource, status, reason);
  }
}

function requireTarget({ task }: TaskContext): StackResource {
  if (task.target === undefined) {
    throw new Error(`${task.logicalId} is in progress without a target`);
  }
  return task.target;
}
