import { nextUuid } from '../identifiers';
import type { Deployment, Operation, Stack } from '../state';
import { settle } from './deployment';
import { setStackStatus } from './events';
import { planApply, planRestore, planStackDeletion } from './plan';
import { cancelTasks, progress } from './progress';
import type { World } from './world';

export interface OperationOptions {
  readonly clientRequestToken?: string | undefined;
  readonly onFailure: Operation['onFailure'];
  readonly policyDuringUpdate?: string | undefined;
}

const USER_INITIATED = 'User Initiated';

/** Begins to make a stack that has nothing yet. */
export function startCreate(
  world: World,
  stack: Stack,
  deployment: Deployment,
  options: OperationOptions,
  nowMs: number,
): void {
  stack.deployment = deployment;
  const settled = settle(world, stack, deployment);
  stack.operation = newOperation(world, 'create', 'apply', options);
  setStackStatus(world, stack, 'CREATE_IN_PROGRESS', nowMs, USER_INITIATED);
  stack.operation.tasks = planApply(stack, settled);
  progress(world, stack, nowMs);
}

/** Begins to bring a stack to another template, other parameters or other tags. */
export function startUpdate(
  world: World,
  stack: Stack,
  deployment: Deployment,
  options: OperationOptions,
  nowMs: number,
): void {
  stack.restorePoint ??= {
    // A stack whose creation failed has never been stable: the way back is to nothing.
    deployment: stack.status === 'CREATE_FAILED' ? undefined : stack.deployment,
    resources: stack.status === 'CREATE_FAILED' ? {} : structuredClone(stack.resources),
    outputs: structuredClone(stack.outputs),
    imports: [...stack.imports],
  };
  stack.deployment = deployment;
  stack.updatedAtMs = nowMs;
  const settled = settle(world, stack, deployment);
  stack.operation = newOperation(world, 'update', 'apply', options);
  setStackStatus(world, stack, 'UPDATE_IN_PROGRESS', nowMs, USER_INITIATED);
  stack.operation.tasks = planApply(stack, settled);
  progress(world, stack, nowMs);
}

/** Begins to take a stack away; `retained` resources are left behind. */
export function startDelete(
  world: World,
  stack: Stack,
  retained: readonly string[],
  options: OperationOptions,
  nowMs: number,
): void {
  stack.operation = newOperation(world, 'delete', 'delete', options);
  setStackStatus(world, stack, 'DELETE_IN_PROGRESS', nowMs, USER_INITIATED);
  stack.operation.tasks = planStackDeletion(stack, 'deletion', retained);
  progress(world, stack, nowMs);
}

/** Begins, or begins again, to put a stack back to where it was before an update. */
export function startUpdateRollback(
  world: World,
  stack: Stack,
  options: OperationOptions,
  nowMs: number,
  reason: string = USER_INITIATED,
): void {
  stack.operation = newOperation(world, 'update', 'undoUpdate', options);
  setStackStatus(world, stack, 'UPDATE_ROLLBACK_IN_PROGRESS', nowMs, reason);
  if (stack.restorePoint !== undefined) {
    stack.operation.tasks = planRestore(stack, stack.restorePoint);
  }
  progress(world, stack, nowMs);
}

/** Begins to take away what a failed creation made. */
export function startCreateRollback(
  world: World,
  stack: Stack,
  options: OperationOptions,
  nowMs: number,
): void {
  stack.operation = newOperation(world, 'create', 'undoCreate', options);
  setStackStatus(world, stack, 'ROLLBACK_IN_PROGRESS', nowMs, USER_INITIATED);
  stack.operation.tasks = planStackDeletion(stack, 'rollback', []);
  progress(world, stack, nowMs);
}

function newOperation(
  world: World,
  kind: Operation['kind'],
  phase: Operation['phase'],
  options: OperationOptions,
): Operation {
  return { operationId: nextUuid(world.state), kind, phase, tasks: {}, ...options };
}

/** Stops what an operation has in progress, because another one takes its place. */
export function cancelRunning(world: World, stack: Stack, nowMs: number): void {
  const { operation } = stack;
  if (operation === undefined) {
    return;
  }
  cancelTasks(world, stack, operation, nowMs);
  stack.operation = undefined;
}
