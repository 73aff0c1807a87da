import {
  type CloudFormationClient,
  DescribeChangeSetCommand,
  type DescribeChangeSetOutput,
} from '@aws-sdk/client-cloudformation';
import type { ChangeSetState, ResourceChange } from '../engine/ports';
import { toResourceChange } from './resource-change';
import { isMissingStack } from './stack-reads';

/**
 * How CloudFormation says that there is nothing to do: a change set that
 * FAILED, told apart by its reason alone. The second form comes with a
 * transform. AWS's own CLI looks for the same two:
 * https://github.com/aws/aws-cli, `awscli/customizations/cloudformation/deployer.py`.
 */
const NO_CHANGES: readonly string[] = [
  "The submitted information didn't contain changes.",
  'No updates are to be performed',
];

export function saysNoChanges(reason: string): boolean {
  return NO_CHANGES.some((words) => reason.includes(words));
}

/**
 * CloudFormation's ValidationErrors for a stack that an operation has begun on, or that was made,
 * since it was looked at: "Stack:arn:… is in UPDATE_IN_PROGRESS state and can not be updated.",
 * "Stack [x] already exists and cannot be created again with the changeSet [y]."
 */
export function saysBusy(message: string): boolean {
  return /is in [A-Z_]+_IN_PROGRESS state|already exists and cannot be created again/.test(message);
}

/**
 * That a change set is no more what it was made for: executing one deletes or outdates all others
 * of the stack, and deleting the stack takes them along.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ExecuteChangeSet.html
 */
export function saysSuperseded(error: unknown): boolean {
  return (
    error instanceof Error &&
    (/^(ChangeSetNotFound|InvalidChangeSetStatus)(Exception)?$/.test(error.name) ||
      isMissingStack(error))
  );
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html, `ExecutionStatus`. */
const EXECUTED: ReadonlySet<string> = new Set([
  'EXECUTE_IN_PROGRESS',
  'EXECUTE_COMPLETE',
  'EXECUTE_FAILED',
]);

/** Reads a change set with all pages of its changes. */
export async function readChangeSet(
  client: CloudFormationClient,
  changeSetArn: string,
): Promise<ChangeSetState> {
  try {
    return await readPages(client, changeSetArn);
  } catch (error) {
    if (saysSuperseded(error)) {
      return { kind: 'superseded' };
    }
    throw error;
  }
}

async function readPages(
  client: CloudFormationClient,
  changeSetArn: string,
): Promise<ChangeSetState> {
  const changes: ResourceChange[] = [];
  let page: DescribeChangeSetOutput | undefined;
  do {
    page = await client.send(
      new DescribeChangeSetCommand({
        ChangeSetName: changeSetArn,
        IncludePropertyValues: true,
        ...(page?.NextToken !== undefined && { NextToken: page.NextToken }),
      }),
    );
    changes.push(...(page.Changes ?? []).flatMap(toResourceChange));
  } while (page.NextToken !== undefined);
  return stateOf(page, changes);
}

function stateOf(
  page: DescribeChangeSetOutput,
  changes: readonly ResourceChange[],
): ChangeSetState {
  const { Status, ExecutionStatus, StatusReason = 'CloudFormation gave no reason' } = page;
  if (Status === 'FAILED') {
    return saysNoChanges(StatusReason)
      ? { kind: 'no-changes' }
      : { kind: 'failed', reason: StatusReason };
  }
  if (Status !== 'CREATE_COMPLETE') {
    return { kind: 'pending' };
  }
  if (ExecutionStatus !== undefined && EXECUTED.has(ExecutionStatus)) {
    return { kind: 'executed' };
  }
  return ExecutionStatus === 'OBSOLETE' ? { kind: 'obsolete' } : { kind: 'ready', changes };
}
