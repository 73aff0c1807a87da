import type {
  DescribeEventsInput,
  DescribeEventsOutput,
  OperationEvent,
} from '@aws-sdk/client-cloudformation';
import { validationError } from '../errors';
import type { ChangeSet, Stack, StackEvent, ValidationFinding } from '../state';
import { type Call, requireChangeSet, requireStack, stacksOf } from './call';
import { newestFirstPage } from './pages';

/** AWS sends stack statuses in events too, which its own model doesn't list. */
type EventView = Omit<OperationEvent, 'ResourceStatus'> & {
  readonly ResourceStatus?: string | undefined;
};

/**
 * Events of a change set, an operation or a stack, newest first.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeEvents.html
 */
export function describeEvents(
  call: Call,
  input: DescribeEventsInput,
): Omit<DescribeEventsOutput, 'OperationEvents'> & {
  readonly OperationEvents: readonly EventView[];
} {
  const events = eventsOf(call, input).filter(
    (event) => input.Filters?.FailedEvents !== true || isFailure(event),
  );
  const { items, nextToken } = newestFirstPage(
    events,
    input.NextToken,
    call.world.configuration.pageSize,
  );
  return { OperationEvents: items, NextToken: nextToken };
}

function eventsOf(call: Call, input: DescribeEventsInput): readonly EventView[] {
  const { ChangeSetName: changeSetName, OperationId: operationId, StackName: stackName } = input;
  if (changeSetName !== undefined) {
    const { stack, changeSet } = requireChangeSet(call, changeSetName, stackName);
    return (changeSet.validations ?? []).map((finding) => findingView(stack, changeSet, finding));
  }
  if (operationId !== undefined) {
    return stacksOf(call).flatMap((stack) =>
      stack.events
        .filter((event) => event.operationId === operationId)
        .map((event) => eventView(stack, event)),
    );
  }
  if (stackName === undefined) {
    throw validationError('One of ChangeSetName, OperationId or StackName must be specified');
  }
  const stack = requireStack(call, stackName);
  return stack.events.map((event) => eventView(stack, event));
}

function isFailure({ EventType, ResourceStatus = '' }: EventView): boolean {
  return EventType === 'VALIDATION_ERROR' || ResourceStatus.endsWith('_FAILED');
}

function findingView(stack: Stack, changeSet: ChangeSet, finding: ValidationFinding): EventView {
  return {
    EventId: finding.eventId,
    StackId: stack.stackId,
    OperationType: 'CREATE_CHANGESET',
    OperationStatus: changeSet.status === 'FAILED' ? 'FAILED' : 'SUCCEEDED',
    EventType: 'VALIDATION_ERROR',
    LogicalResourceId: finding.logicalId,
    PhysicalResourceId: finding.physicalId,
    ResourceType: finding.type,
    Timestamp: new Date(finding.timestampMs),
    ValidationFailureMode: finding.failureMode,
    ValidationName: finding.name,
    ValidationStatus: 'FAILED',
    ValidationStatusReason: finding.reason,
    ValidationPath: finding.path,
  };
}

function eventView(stack: Stack, event: StackEvent): EventView {
  const isProvisioningError =
    event.status.endsWith('_FAILED') && event.physicalId !== stack.stackId;
  return {
    EventId: event.eventId,
    StackId: stack.stackId,
    OperationId: event.operationId,
    EventType: isProvisioningError ? 'PROVISIONING_ERROR' : 'STACK_EVENT',
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: new Date(event.timestampMs),
    ResourceStatus: event.status,
    ResourceStatusReason: event.reason,
    ClientRequestToken: event.clientRequestToken,
  };
}
