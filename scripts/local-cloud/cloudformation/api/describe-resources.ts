import type {
  DescribeStackEventsInput,
  DescribeStackResourceInput,
  DescribeStackResourceOutput,
  DescribeStackResourcesInput,
  DescribeStackResourcesOutput,
  ListStackResourcesInput,
  ListStackResourcesOutput,
  StackEvent as SdkStackEvent,
} from '@aws-sdk/client-cloudformation';
import { validationError } from '../errors';
import type { Stack, StackResource } from '../state';
import { type Call, requireStack, requireStackWithId, stacksOf } from './call';
import { newestFirstPage, pageOf } from './pages';

/** AWS sends stack statuses in events too, which its own model doesn't list. */
type EventView = Omit<SdkStackEvent, 'ResourceStatus'> & { readonly ResourceStatus: string };

export function describeStackEvents(
  call: Call,
  input: DescribeStackEventsInput,
): { readonly StackEvents: readonly EventView[]; readonly NextToken?: string | undefined } {
  const stack = requireStack(call, input.StackName);
  const { items, nextToken } = newestFirstPage(
    stack.events,
    input.NextToken,
    call.world.configuration.pageSize,
  );
  return {
    StackEvents: items.map((event) => ({
      StackId: stack.stackId,
      StackName: stack.stackName,
      EventId: event.eventId,
      OperationId: event.operationId,
      LogicalResourceId: event.logicalId,
      PhysicalResourceId: event.physicalId,
      ResourceType: event.type,
      Timestamp: new Date(event.timestampMs),
      ResourceStatus: event.status,
      ResourceStatusReason: event.reason,
      ResourceProperties: stack.eventProperties[event.propertiesKey ?? ''],
      ClientRequestToken: event.clientRequestToken,
    })),
    NextToken: nextToken,
  };
}

/** Up to 100 resources, of a stack or of the stack that a physical id belongs to. */
export function describeStackResources(
  call: Call,
  input: DescribeStackResourcesInput,
): DescribeStackResourcesOutput {
  const stack = stackOfResource(call, input);
  const resources = Object.values(stack.resources)
    .filter(
      ({ logicalId }) =>
        input.LogicalResourceId === undefined || input.LogicalResourceId === logicalId,
    )
    .slice(0, MAX_DESCRIBED_RESOURCES);
  return {
    StackResources: resources.map((resource) => ({
      StackId: stack.stackId,
      StackName: stack.stackName,
      ...commonView(resource),
      Timestamp: new Date(resource.updatedAtMs),
    })),
  };
}

const MAX_DESCRIBED_RESOURCES = 100;

function stackOfResource(call: Call, input: DescribeStackResourcesInput): Stack {
  if (input.PhysicalResourceId === undefined) {
    return requireStackWithId(call, input.StackName);
  }
  const owner = stacksOf(call).find((stack) =>
    Object.values(stack.resources).some(
      ({ physicalId, status }) =>
        physicalId === input.PhysicalResourceId && status !== 'DELETE_COMPLETE',
    ),
  );
  if (owner === undefined) {
    throw validationError(`Stack for ${input.PhysicalResourceId} does not exist`);
  }
  return owner;
}

export function describeStackResource(
  call: Call,
  input: DescribeStackResourceInput,
): DescribeStackResourceOutput {
  const stack = requireStack(call, input.StackName);
  const resource = stack.resources[input.LogicalResourceId ?? ''];
  if (resource === undefined) {
    throw validationError(
      `Resource ${input.LogicalResourceId} does not exist for stack ${stack.stackName}`,
    );
  }
  return {
    StackResourceDetail: {
      StackId: stack.stackId,
      StackName: stack.stackName,
      ...commonView(resource),
      LastUpdatedTimestamp: new Date(resource.updatedAtMs),
      ...(resource.metadata !== undefined && { Metadata: JSON.stringify(resource.metadata) }),
    },
  };
}

export function listStackResources(
  call: Call,
  input: ListStackResourcesInput,
): ListStackResourcesOutput {
  const stack = requireStackWithId(call, input.StackName);
  const { items, nextToken } = pageOf(
    Object.values(stack.resources),
    input.NextToken,
    call.world.configuration.pageSize,
  );
  return {
    StackResourceSummaries: items.map((resource) => ({
      ...commonView(resource),
      LastUpdatedTimestamp: new Date(resource.updatedAtMs),
    })),
    NextToken: nextToken,
  };
}

function commonView(resource: StackResource) {
  return {
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    ResourceStatus: resource.status,
    ResourceStatusReason: resource.statusReason,
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' as const },
  };
}
