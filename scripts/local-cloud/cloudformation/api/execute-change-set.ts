import type { ExecuteChangeSetInput, ExecuteChangeSetOutput } from '@aws-sdk/client-cloudformation';
import { assertNever } from '../../../engine/errors';
import { AwsError } from '../../service';
import { type OperationOptions, startCreate, startUpdate } from '../engine/operations';
import { validationError } from '../errors';
import type { ChangeSet } from '../state';
import { type Call, isRepeated, rememberToken, requireChangeSet } from './call';
import { requireUpdatable } from './create-change-set';

export function executeChangeSet(call: Call, input: ExecuteChangeSetInput): ExecuteChangeSetOutput {
  const { world, nowMs } = call;
  const { stack, changeSet } = requireChangeSet(call, input.ChangeSetName, input.StackName);
  const request = `ExecuteChangeSet:${changeSet.changeSetId}`;
  if (isRepeated(stack, input.ClientRequestToken, request)) {
    return {};
  }
  if (stack.status !== 'REVIEW_IN_PROGRESS') {
    requireUpdatable(stack);
  }
  requireExecutable(changeSet);
  rememberToken(stack, input.ClientRequestToken, request);
  changeSet.executionStatus = 'EXECUTE_COMPLETE';
  stack.changeSets = { [changeSet.changeSetId]: changeSet };
  stack.changeSetId = changeSet.changeSetId;
  stack.notificationArns = changeSet.notificationArns;
  stack.updatedAtMs = nowMs;
  const options: OperationOptions = {
    clientRequestToken: input.ClientRequestToken,
    onFailure: onFailureOf(changeSet, input.DisableRollback),
  };
  stack.disableRollback = options.onFailure === 'keep';
  const start = stack.status === 'REVIEW_IN_PROGRESS' ? startCreate : startUpdate;
  start(world, stack, changeSet.deployment, options, nowMs);
  return {};
}

function requireExecutable(changeSet: ChangeSet): void {
  if (changeSet.executionStatus === 'AVAILABLE') {
    return;
  }
  const state =
    changeSet.status === 'CREATE_COMPLETE'
      ? `execution status of [${changeSet.executionStatus}]`
      : `status of [${changeSet.status}]`;
  throw new AwsError(
    'InvalidChangeSetStatus',
    `ChangeSet [${changeSet.changeSetId}] cannot be executed in its current ${state}`,
    400,
  );
}

function onFailureOf(
  changeSet: ChangeSet,
  disableRollback: boolean | undefined,
): OperationOptions['onFailure'] {
  const { onStackFailure } = changeSet;
  if (onStackFailure !== undefined && disableRollback !== undefined) {
    throw validationError(
      'DisableRollback cannot be specified when OnStackFailure was specified for the change set.',
    );
  }
  switch (onStackFailure) {
    case 'DO_NOTHING':
      return 'keep';
    case 'DELETE':
      return 'delete';
    case 'ROLLBACK':
      return 'rollback';
    case undefined:
      return disableRollback === true ? 'keep' : 'rollback';
    default:
      return assertNever(onStackFailure);
  }
}
