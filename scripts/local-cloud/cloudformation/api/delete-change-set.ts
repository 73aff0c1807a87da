import type { DeleteChangeSetInput, DeleteChangeSetOutput } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../service';
import { type Call, findChangeSet } from './call';

/** Deleting a change set that doesn't exist succeeds; its stack must exist. */
export function deleteChangeSet(call: Call, input: DeleteChangeSetInput): DeleteChangeSetOutput {
  const found = findChangeSet(call, input.ChangeSetName, input.StackName);
  if (found === undefined) {
    return {};
  }
  const { stack, changeSet } = found;
  if (changeSet.status === 'CREATE_IN_PROGRESS') {
    throw new AwsError(
      'InvalidChangeSetStatus',
      `ChangeSet [${changeSet.changeSetId}] cannot be deleted in its current status of [${changeSet.status}]`,
      400,
    );
  }
  delete stack.changeSets[changeSet.changeSetId];
  return {};
}
