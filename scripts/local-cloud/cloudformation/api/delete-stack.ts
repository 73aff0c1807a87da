import type { DeleteStackInput } from '@aws-sdk/client-cloudformation';
import { setStackStatus } from '../engine/events';
import { importersOf } from '../engine/exports';
import { cancelRunning, startDelete } from '../engine/operations';
import { validationError } from '../errors';
import type { Stack } from '../state';
import { isInProgress } from '../status';
import { type Call, findStack, isRepeated, rememberToken, requireNewStackName } from './call';

export function deleteStack(call: Call, input: DeleteStackInput): Record<string, never> {
  const { world, nowMs } = call;
  const stack = findStack(call, requireNewStackName(input.StackName));
  if (
    stack === undefined ||
    stack.status === 'DELETE_COMPLETE' ||
    stack.status === 'DELETE_IN_PROGRESS' ||
    isRepeated(stack, input.ClientRequestToken, 'DeleteStack')
  ) {
    return {};
  }
  requireDeletable(stack, input);
  rememberToken(stack, input.ClientRequestToken, 'DeleteStack');
  const blocked = exportInUse(call, stack);
  if (blocked !== undefined) {
    // The call succeeds and the stack stays what it was; only the reason tells.
    setStackStatus(world, stack, stack.status, nowMs, blocked);
    return {};
  }
  cancelRunning(world, stack, nowMs);
  startDelete(
    world,
    stack,
    input.RetainResources ?? [],
    { clientRequestToken: input.ClientRequestToken, onFailure: 'keep' },
    nowMs,
  );
  return {};
}

function requireDeletable(stack: Stack, { RetainResources, DeletionMode }: DeleteStackInput): void {
  if (stack.terminationProtection) {
    throw validationError(
      `Stack [${stack.stackName}] cannot be deleted while TerminationProtection is enabled`,
    );
  }
  if (isInProgress(stack.status) && stack.status !== 'CREATE_IN_PROGRESS') {
    throw validationError(
      `Stack [${stack.stackName}] cannot be deleted while in status ${stack.status}`,
    );
  }
  if (DeletionMode === 'FORCE_DELETE_STACK') {
    throw validationError("The local cloud doesn't model DeletionMode FORCE_DELETE_STACK");
  }
  const retained = RetainResources ?? [];
  if (retained.length > 0 && stack.status !== 'DELETE_FAILED') {
    throw validationError(
      `Invalid operation on stack [${stack.stackId}]. Resources can be retained only when the stack is in the DELETE_FAILED state.`,
    );
  }
  const unknown = retained.filter((logicalId) => !(logicalId in stack.resources));
  if (unknown.length > 0) {
    throw validationError(
      `The specified resources to retain must be in a valid state: [${unknown.join(', ')}] are not resources of stack ${stack.stackName}`,
    );
  }
}

function exportInUse({ world }: Call, stack: Stack): string | undefined {
  for (const { exportName } of stack.outputs) {
    const users = exportName === undefined ? [] : importersOf(world, stack.region, exportName);
    if (users.length > 0) {
      return `Export ${exportName} cannot be deleted as it is in use by ${users.join(' and ')}`;
    }
  }
  return undefined;
}
