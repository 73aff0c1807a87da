import type {
  DescribeStackInstanceInput,
  DescribeStackInstanceOutput,
  DescribeStackSetOperationInput,
  DescribeStackSetOperationOutput,
  ListStackInstancesInput,
  ListStackInstancesOutput,
  ListStackSetOperationResultsInput,
  ListStackSetOperationResultsOutput,
} from '@aws-sdk/client-cloudformation';
import type { Call } from '../api/call';
import { pageOf } from '../api/pages';
import { instanceNotFound, operationNotFound } from './errors';
import { requireStackSet, sdkParameters } from './sets';
import type { Instance, Operation, StackSet } from './state';

export function describeStackInstance(
  call: Call,
  input: DescribeStackInstanceInput,
): DescribeStackInstanceOutput {
  const stackSet = requireStackSet(call, input.StackSetName);
  const place = `${input.StackInstanceAccount}/${input.StackInstanceRegion}`;
  const instance = stackSet.instances[place];
  if (instance === undefined) {
    throw instanceNotFound(place);
  }
  return {
    StackInstance: {
      ...summary(stackSet, instance),
      ParameterOverrides: sdkParameters(instance.overrides),
    },
  };
}

export function listStackInstances(
  call: Call,
  input: ListStackInstancesInput,
): ListStackInstancesOutput {
  const stackSet = requireStackSet(call, input.StackSetName);
  const found = Object.values(stackSet.instances).filter(
    ({ region, accountId }) =>
      (input.StackInstanceRegion ?? region) === region &&
      (input.StackInstanceAccount ?? accountId) === accountId,
  );
  const { items, nextToken } = pageOf(found, input.NextToken, call.world.configuration.pageSize);
  return { Summaries: items.map((instance) => summary(stackSet, instance)), NextToken: nextToken };
}

function summary({ stackSetId }: StackSet, instance: Instance) {
  return {
    StackSetId: stackSetId,
    Account: instance.accountId,
    Region: instance.region,
    StackId: instance.stackId,
    Status: instance.status,
    StatusReason: instance.statusReason,
    StackInstanceStatus: { DetailedStatus: instance.detailedStatus },
    LastOperationId: instance.lastOperationId,
  };
}

function requireOperation(
  call: Call,
  stackSetName: string | undefined,
  operationId: string | undefined,
): Operation {
  const operation = requireStackSet(call, stackSetName).operations[operationId ?? ''];
  if (operation === undefined) {
    throw operationNotFound(operationId ?? '');
  }
  return operation;
}

export function describeStackSetOperation(
  call: Call,
  { StackSetName, OperationId }: DescribeStackSetOperationInput,
): DescribeStackSetOperationOutput {
  const operation = requireOperation(call, StackSetName, OperationId);
  return {
    StackSetOperation: {
      OperationId: operation.operationId,
      Action: operation.action,
      Status: operation.status,
      RetainStacks: operation.retainStacks,
      CreationTimestamp: new Date(operation.createdAtMs),
      EndTimestamp: operation.endedAtMs === undefined ? undefined : new Date(operation.endedAtMs),
    },
  };
}

export function listStackSetOperationResults(
  call: Call,
  input: ListStackSetOperationResultsInput,
): ListStackSetOperationResultsOutput {
  const { results } = requireOperation(call, input.StackSetName, input.OperationId);
  const { items, nextToken } = pageOf(results, input.NextToken, call.world.configuration.pageSize);
  return {
    Summaries: items.map(({ accountId, region, status, reason }) => ({
      Account: accountId,
      Region: region,
      Status: status,
      StatusReason: reason,
    })),
    NextToken: nextToken,
  };
}
