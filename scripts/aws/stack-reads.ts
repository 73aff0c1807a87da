import {
  type CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
  paginateListStacks,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { StackDescription, StackResource } from '../engine/ports';
import { isStackStatus } from '../engine/stack-status';

/** A stack by name or ARN; undefined when there is none. */
export async function describeStack(
  client: CloudFormationClient,
  stack: string,
): Promise<StackDescription | undefined> {
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack }));
    return Stacks?.[0] && toDescription(Stacks[0]);
  } catch (error) {
    if (isMissingStack(error)) {
      return undefined;
    }
    throw error;
  }
}

/** Every resource of a stack, also those that are deleted. */
export async function listResources(
  client: CloudFormationClient,
  stack: string,
): Promise<StackResource[]> {
  const resources: StackResource[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: stack })) {
    for (const summary of page.StackResourceSummaries ?? []) {
      resources.push({
        logicalId: summary.LogicalResourceId ?? '',
        physicalId: summary.PhysicalResourceId,
        type: summary.ResourceType ?? '',
        status: summary.ResourceStatus ?? '',
      });
    }
  }
  return resources;
}

/** ARNs of deleted stacks, and of instances of stack sets, with one of the names; CloudFormation keeps them for 90 days. */
export async function listDeleted(
  client: CloudFormationClient,
  names: ReadonlySet<string>,
): Promise<string[]> {
  const arns: string[] = [];
  for await (const page of paginateListStacks(
    { client },
    { StackStatusFilter: ['DELETE_COMPLETE'] },
  )) {
    for (const { StackName, StackId } of page.StackSummaries ?? []) {
      if (
        StackName !== undefined &&
        StackId !== undefined &&
        names.has(nameBeforeStackSets(StackName))
      ) {
        arns.push(StackId);
      }
    }
  }
  return arns;
}

/** Of an instance of a stack set, the stack set's name. */
function nameBeforeStackSets(stackName: string): string {
  return stackName.replace(/^StackSet-(.+)-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/, '$1');
}

/**
 * CloudFormation has no error of its own for a stack that doesn't exist: it is
 * a ValidationError, told apart from a bad request only by its words.
 */
export function isMissingStack(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.name === 'ValidationError' &&
    /^Stack (with id .+|\[.+\]) does not exist$/.test(error.message)
  );
}

function toDescription(stack: Stack): StackDescription {
  const { StackId, StackName, StackStatus, CreationTime, LastUpdatedTime, DeletionTime } = stack;
  if (StackId === undefined || StackName === undefined || !isStackStatus(StackStatus)) {
    throw new Error(`DescribeStacks answered with a stack in status ${StackStatus}`);
  }
  return {
    stackArn: StackId,
    name: StackName,
    status: StackStatus,
    statusReason: stack.StackStatusReason,
    outputs: pairs(stack.Outputs, ({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    parameters: pairs(stack.Parameters, ({ ParameterKey, ParameterValue }) => [
      ParameterKey,
      ParameterValue,
    ]),
    tags: pairs(stack.Tags, ({ Key, Value }) => [Key, Value]),
    lastChangedMs: (DeletionTime ?? LastUpdatedTime ?? CreationTime)?.getTime() ?? 0,
    isTerminationProtected: stack.EnableTerminationProtection ?? false,
  };
}

function pairs<T>(
  list: readonly T[] | undefined,
  pair: (item: T) => [string | undefined, string | undefined],
): Record<string, string> {
  return Object.fromEntries(
    (list ?? []).map(pair).filter((entry): entry is [string, string] => !entry.includes(undefined)),
  );
}
