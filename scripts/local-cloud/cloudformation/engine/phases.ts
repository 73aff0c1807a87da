import { assertNever } from '../../../engine/errors';
import { nextUuid } from '../identifiers';
import type { Operation, Stack, Task } from '../state';
import type { StackStatus } from '../status';
import { settle } from './deployment';
import { setStackStatus } from './events';
import { failureReason, tasksIn, withRollback } from './failure-reasons';
import { type PublishedOutputs, publishOutputs } from './outputs';
import { planCleanup, planRestore, planStackDeletion } from './plan';
import type { World } from './world';

/** Called when nothing of the phase is in progress or can start: says what comes next. */
export function completePhase(
  world: World,
  stack: Stack,
  operation: Operation,
  nowMs: number,
): void {
  const next = (status: StackStatus, phase: Operation['phase'], reason?: string): void => {
    setStackStatus(world, stack, status, nowMs, reason);
    operation.phase = phase;
    operation.tasks = planPhase(stack, phase);
  };
  const end = (status: StackStatus, reason?: string): void => {
    setStackStatus(world, stack, status, nowMs, reason);
    stack.operation = undefined;
  };
  switch (operation.phase) {
    case 'apply':
      completeApply(world, stack, operation, next, end);
      return;
    case 'cleanup': {
      const failed = tasksIn(operation, 'failed').length > 0;
      stack.leftovers = [];
      stack.restorePoint = undefined;
      end(
        'UPDATE_COMPLETE',
        failed ? 'Update successful. One or more resources could not be deleted.' : undefined,
      );
      return;
    }
    case 'undoCreate':
      stack.deletedAtMs = nowMs;
      endDeletion(operation, 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', end);
      return;
    case 'delete':
      stack.deletedAtMs = nowMs;
      endDeletion(operation, 'DELETE_COMPLETE', 'DELETE_FAILED', end);
      return;
    case 'undoUpdate':
      completeUndoUpdate(stack, operation, next, end);
      return;
    case 'undoCleanup':
      stack.leftovers = [];
      stack.restorePoint = undefined;
      end('UPDATE_ROLLBACK_COMPLETE');
      return;
    default:
      assertNever(operation.phase);
  }
}

type Next = (status: StackStatus, phase: Operation['phase'], reason?: string) => void;
type End = (status: StackStatus, reason?: string) => void;

/** The tasks of the phases that follow from what the stack has. */
function planPhase(stack: Stack, phase: Operation['phase']): Record<string, Task> {
  switch (phase) {
    case 'cleanup':
      return planCleanup(stack, 'deletion');
    case 'undoCleanup':
      return planCleanup(stack, 'rollback');
    case 'undoCreate':
    case 'delete':
      return planStackDeletion(stack, 'rollback', []);
    case 'undoUpdate':
      return stack.restorePoint === undefined ? {} : planRestore(stack, stack.restorePoint);
    case 'apply':
      throw new Error('a phase never leads back to applying');
    default:
      return assertNever(phase);
  }
}

function completeApply(
  world: World,
  stack: Stack,
  operation: Operation,
  next: Next,
  end: End,
): void {
  const failure = failureReason(operation);
  const outputs: PublishedOutputs =
    failure === undefined ? publishOutputs(world, stack) : { ok: false, reason: failure };
  if (!outputs.ok) {
    const undo: Next = (status, phase, reason) => {
      // The rollback is told apart by an id of its own: `OperationId` in recorded events.
      // https://github.com/aws/aws-cdk-cli, toolkit-lib, `stack-event-poller.ts`
      operation.operationId = nextUuid(world.state);
      next(status, phase, reason);
    };
    leaveFailedApply(operation, outputs.reason, undo, end);
    return;
  }
  if (operation.kind === 'create') {
    end('CREATE_COMPLETE');
    return;
  }
  releaseRemoved(world, stack);
  next('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'cleanup');
}

function leaveFailedApply(operation: Operation, reason: string, next: Next, end: End): void {
  if (operation.kind === 'update') {
    if (operation.onFailure === 'keep') {
      end('UPDATE_FAILED', reason);
    } else {
      next('UPDATE_ROLLBACK_IN_PROGRESS', 'undoUpdate', reason);
    }
    return;
  }
  switch (operation.onFailure) {
    case 'keep':
      end('CREATE_FAILED', reason);
      return;
    case 'delete':
      next('DELETE_IN_PROGRESS', 'delete', `${reason}Delete requested by user.`);
      return;
    case 'rollback':
      next('ROLLBACK_IN_PROGRESS', 'undoCreate', withRollback(reason));
      return;
    default:
      assertNever(operation.onFailure);
  }
}

/** Resources that the template no longer has leave the stack and wait for the cleanup. */
function releaseRemoved(world: World, stack: Stack): void {
  if (stack.deployment === undefined) {
    return;
  }
  const { resources } = settle(world, stack, stack.deployment);
  for (const resource of Object.values(stack.resources)) {
    if (!(resource.logicalId in resources)) {
      stack.leftovers.push({ resource, policy: resource.deletionPolicy });
      delete stack.resources[resource.logicalId];
    }
  }
}

function completeUndoUpdate(stack: Stack, operation: Operation, next: Next, end: End): void {
  const failed = tasksIn(operation, 'failed');
  if (failed.length > 0) {
    end(
      'UPDATE_ROLLBACK_FAILED',
      `The following resource(s) failed to update: [${failed.map(({ logicalId }) => logicalId).join(', ')}]. `,
    );
    return;
  }
  const point = stack.restorePoint;
  for (const resource of Object.values(stack.resources)) {
    if (point?.resources[resource.logicalId] === undefined) {
      stack.leftovers.push({ resource, policy: resource.deletionPolicy });
      delete stack.resources[resource.logicalId];
    }
  }
  stack.deployment = point?.deployment;
  stack.outputs = [...(point?.outputs ?? [])];
  stack.imports = [...(point?.imports ?? [])];
  next('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'undoCleanup');
}

function endDeletion(
  operation: Operation,
  complete: StackStatus,
  incomplete: StackStatus,
  end: End,
): void {
  const failed = tasksIn(operation, 'failed').map(({ logicalId }) => logicalId);
  if (failed.length === 0) {
    end(complete);
  } else {
    end(incomplete, `The following resource(s) failed to delete: [${failed.join(', ')}]. `);
  }
}
