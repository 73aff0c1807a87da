import type {
  CancelUpdateStackInput,
  ContinueUpdateRollbackInput,
  ContinueUpdateRollbackOutput,
  RollbackStackInput,
  RollbackStackOutput,
} from '@aws-sdk/client-cloudformation';
import { setResourceStatus } from '../engine/events';
import { cancelRunning, startCreateRollback, startUpdateRollback } from '../engine/operations';
import { validationError } from '../errors';
import type { Stack } from '../state';
import { type Call, isRepeated, rememberToken, requireStack } from './call';

export function continueUpdateRollback(
  call: Call,
  input: ContinueUpdateRollbackInput,
): ContinueUpdateRollbackOutput {
  const { world, nowMs } = call;
  const stack = requireStack(call, input.StackName);
  const token = input.ClientRequestToken;
  if (isRepeated(stack, token, 'ContinueUpdateRollback')) {
    return {};
  }
  requireStatus(stack, ['UPDATE_ROLLBACK_FAILED'], 'its update rollback can not be continued');
  rememberToken(stack, token, 'ContinueUpdateRollback');
  skipResources(call, stack, input.ResourcesToSkip ?? []);
  startUpdateRollback(world, stack, { clientRequestToken: token, onFailure: 'rollback' }, nowMs);
  return {};
}

/** Counts resources as put back although they aren't; they may differ from the template from now on. */
function skipResources({ world, nowMs }: Call, stack: Stack, skipped: readonly string[]): void {
  const resources = skipped.map((logicalId) => {
    const before = stack.restorePoint?.resources[logicalId];
    if (before === undefined || stack.resources[logicalId]?.status !== 'UPDATE_FAILED') {
      throw validationError(
        `ResourcesToSkip: [${logicalId}] must be resources of the stack in UPDATE_FAILED state`,
      );
    }
    return { ...before };
  });
  for (const resource of resources) {
    stack.resources[resource.logicalId] = resource;
    setResourceStatus(world, stack, resource, 'UPDATE_COMPLETE', nowMs);
  }
}

export function rollbackStack(call: Call, input: RollbackStackInput): RollbackStackOutput {
  const { world, nowMs } = call;
  const stack = requireStack(call, input.StackName);
  const token = input.ClientRequestToken;
  if (isRepeated(stack, token, 'RollbackStack')) {
    return { StackId: stack.stackId };
  }
  requireStatus(stack, ['CREATE_FAILED', 'UPDATE_FAILED'], 'it can not be rolled back');
  rememberToken(stack, token, 'RollbackStack');
  const start = stack.status === 'CREATE_FAILED' ? startCreateRollback : startUpdateRollback;
  start(world, stack, { clientRequestToken: token, onFailure: 'rollback' }, nowMs);
  return { StackId: stack.stackId };
}

export function cancelUpdateStack(
  call: Call,
  input: CancelUpdateStackInput,
): Record<string, never> {
  const { world, nowMs } = call;
  const stack = requireStack(call, input.StackName);
  if (stack.status !== 'UPDATE_IN_PROGRESS') {
    throw validationError('CancelUpdateStack cannot be called from current stack status');
  }
  cancelRunning(world, stack, nowMs);
  startUpdateRollback(
    world,
    stack,
    { clientRequestToken: input.ClientRequestToken, onFailure: 'rollback' },
    nowMs,
  );
  return {};
}

function requireStatus(
  stack: Stack,
  statuses: readonly Stack['status'][],
  consequence: string,
): void {
  if (!statuses.includes(stack.status)) {
    throw validationError(`Stack:${stack.stackId} is in ${stack.status} state: ${consequence}.`);
  }
}
