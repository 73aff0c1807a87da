import type { StackEvent } from '../../scripts/engine/ports';

let count = 0;

/** A resource's event; what isn't given is harmless. */
export function resourceEvent(
  logicalId: string,
  status: string,
  rest: Partial<StackEvent> = {},
): StackEvent {
  count += 1;
  return {
    eventId: `event-${count}`,
    logicalId,
    physicalId: `${logicalId}-physical`,
    resourceType: 'AWS::SNS::Topic',
    status,
    reason: undefined,
    timestampMs: count,
    isStackItself: false,
    ...rest,
  };
}

/** An event of the stack itself. */
export function stackEvent(status: string): StackEvent {
  return resourceEvent('stack', status, {
    resourceType: 'AWS::CloudFormation::Stack',
    isStackItself: true,
  });
}

/** Events in the order they happened, as CloudFormation lists them: newest first. */
export function newestFirst(...events: StackEvent[]): StackEvent[] {
  return events.reverse();
}
