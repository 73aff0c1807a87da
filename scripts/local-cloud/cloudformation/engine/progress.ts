import { assertNever } from '../../../engine/errors';
import type { Operation, Stack, Task } from '../state';
import { cancelApplying, continueApplying } from './continue-applying';
import { continueDeleting, startDeleting } from './delete-task';
import { type SettledDeployment, settle } from './deployment';
import { completePhase } from './phases';
import { startReleasing } from './release-task';
import { continueRestoring, startRestoring } from './restore-task';
import { startApplying } from './start-applying';
import type { TaskContext } from './task-context';
import type { World } from './world';

/** Goes on with the task whose time has come, and with whatever that makes possible. */
export function continueTask(world: World, stack: Stack, task: Task, nowMs: number): void {
  if (stack.operation === undefined) {
    throw new Error(`${stack.stackName} has a task but no operation`);
  }
  const context = contextOf(world, stack, stack.operation, nowMs)(task);
  switch (task.action) {
    case 'apply':
      continueApplying(context);
      break;
    case 'restore':
      continueRestoring(context, requireRestorePoint(stack));
      break;
    case 'delete':
      continueDeleting(context);
      break;
    case 'release':
    case 'skip':
      throw new Error(`${task.action} of ${task.logicalId} takes no time`);
    default:
      assertNever(task.action);
  }
  progress(world, stack, nowMs);
}

/** Starts what is ready and ends phases, until something takes time or the operation is over. */
export function progress(world: World, stack: Stack, nowMs: number): void {
  while (stack.operation !== undefined) {
    const { operation } = stack;
    startReady(operation, contextOf(world, stack, operation, nowMs));
    if (Object.values(operation.tasks).some(isRunning)) {
      return;
    }
    completePhase(world, stack, operation, nowMs);
  }
}

type ContextFor = (task: Task) => TaskContext;

function contextOf(world: World, stack: Stack, operation: Operation, nowMs: number): ContextFor {
  let settled: SettledDeployment | undefined;
  const deployment = (): SettledDeployment => {
    if (stack.deployment === undefined) {
      throw new Error(`${stack.stackName} is being made without a template`);
    }
    settled ??= settle(world, stack, stack.deployment);
    return settled;
  };
  return (task) => ({ world, stack, operation, task, nowMs, deployment });
}

function startReady(operation: Operation, contextFor: ContextFor): void {
  for (;;) {
    if (stopsAtFailure(operation) && Object.values(operation.tasks).some(hasFailed)) {
      stopRunning(operation, contextFor);
      return;
    }
    const ready = Object.values(operation.tasks).find((task) => isReady(operation, task));
    if (ready === undefined) {
      return;
    }
    start(contextFor(ready));
  }
}

function start(context: TaskContext): void {
  const { stack, task } = context;
  switch (task.action) {
    case 'apply':
      startApplying(context);
      return;
    case 'release':
      startReleasing(context);
      return;
    case 'restore':
      startRestoring(context, requireRestorePoint(stack));
      return;
    case 'delete':
    case 'skip':
      startDeleting(context);
      return;
    default:
      assertNever(task.action);
  }
}

/** Only making things stops at the first failure; taking away goes as far as it can. */
function stopsAtFailure({ phase }: Operation): boolean {
  return phase === 'apply';
}

/** Cancels what an operation that only makes things has in progress. */
export function cancelTasks(world: World, stack: Stack, operation: Operation, nowMs: number): void {
  stopRunning(operation, contextOf(world, stack, operation, nowMs));
}

function stopRunning(operation: Operation, contextFor: ContextFor): void {
  for (const task of Object.values(operation.tasks).filter(isRunning)) {
    cancelApplying(contextFor(task));
  }
}

function isReady(operation: Operation, task: Task): boolean {
  return (
    task.status === 'pending' && task.after.every((key) => operation.tasks[key]?.status === 'done')
  );
}

function isRunning({ status }: Task): boolean {
  return status === 'accepting' || status === 'stabilizing';
}

function hasFailed({ status }: Task): boolean {
  return status === 'failed';
}

function requireRestorePoint(stack: Stack): NonNullable<Stack['restorePoint']> {
  if (stack.restorePoint === undefined) {
    throw new Error(`${stack.stackName} has nothing to be put back to`);
  }
  return stack.restorePoint;
}
