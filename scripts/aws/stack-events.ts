import {
  type CloudFormationClient,
  DescribeStackEventsCommand,
  paginateDescribeStackEvents,
  type StackEvent as SdkEvent,
} from '@aws-sdk/client-cloudformation';
import type { StackEvent } from '../engine/ports';

export async function newestEventId(
  client: CloudFormationClient,
  stack: string,
): Promise<string | undefined> {
  const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName: stack }));
  return StackEvents?.[0]?.EventId;
}

/**
 * Events newer than a known one, newest first. Pages are read until that event
 * turns up; times are no help, because several events share a millisecond.
 */
export async function eventsSince(
  client: CloudFormationClient,
  stack: string,
  knownEventId: string | undefined,
): Promise<StackEvent[]> {
  const events = new Map<string, StackEvent>();
  for await (const page of paginateDescribeStackEvents({ client }, { StackName: stack })) {
    for (const event of page.StackEvents ?? []) {
      if (event.EventId === knownEventId && knownEventId !== undefined) {
        return [...events.values()];
      }
      // New events shift the pages while they are read, so that one can turn up twice.
      const read = toEvent(event);
      events.set(read.eventId, read);
    }
  }
  return [...events.values()];
}

/** The newest events, newest first; a long history isn't read to its beginning. */
export async function eventsUntil(
  client: CloudFormationClient,
  stack: string,
  isEnough: (events: readonly StackEvent[]) => boolean,
): Promise<StackEvent[]> {
  const events = new Map<string, StackEvent>();
  for await (const page of paginateDescribeStackEvents({ client }, { StackName: stack })) {
    for (const event of page.StackEvents ?? []) {
      const read = toEvent(event);
      events.set(read.eventId, read);
    }
    if (isEnough([...events.values()])) {
      break;
    }
  }
  return [...events.values()];
}

function toEvent(event: SdkEvent): StackEvent {
  return {
    eventId: event.EventId ?? '',
    logicalId: event.LogicalResourceId ?? '',
    physicalId: event.PhysicalResourceId,
    resourceType: event.ResourceType ?? '',
    status: event.ResourceStatus ?? '',
    reason: event.ResourceStatusReason,
    timestampMs: event.Timestamp?.getTime() ?? 0,
    clientToken: event.ClientRequestToken,
    operationId: event.OperationId,
    isStackItself: event.PhysicalResourceId === event.StackId,
  };
}
