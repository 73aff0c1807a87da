import type { FailoverConfig } from '../../shared/failover-config';
import { isObject, type JsonObject } from '../../shared/state/guards';
import { InvalidTask } from '../errors';
import { isRdsEventId } from './event-ids';
import type { RdsEvent } from './rds-event';

/** EventBridge's event in our terms; undefined when it is none that a report speaks of. */
export function parseEvent(event: unknown): RdsEvent | undefined {
  if (!isObject(event) || !isObject(event.detail)) {
    throw new InvalidTask('event is not an EventBridge event; pass it whole as "event"');
  }
  const { detail } = event;
  const eventId = text(detail, 'EventID');
  if (!isRdsEventId(eventId)) return undefined;
  return {
    id: text(event, 'id'),
    // RDS's own time has milliseconds, EventBridge's has not.
    atMs: time(typeof detail.Date === 'string' ? detail.Date : text(event, 'time')),
    eventId,
    region: text(event, 'region'),
    source: text(detail, 'SourceIdentifier'),
    message: text(detail, 'Message'),
  };
}

function text(object: JsonObject, member: string): string {
  const value = object[member];
  if (typeof value === 'string' && value !== '') return value;
  throw new InvalidTask(`the event's ${member} is not a text`);
}

function time(value: string): number {
  const atMs = Date.parse(value);
  if (Number.isFinite(atMs)) return atMs;
  throw new InvalidTask("the event's time is not one");
}

/**
 * An account may hold other clusters, and the rule can't tell: an instance's event names its
 * cluster in the message alone.
 */
export function concernsUs(
  { source, message }: RdsEvent,
  { clusterIdentifier, peerClusterIdentifier, globalClusterIdentifier }: FailoverConfig,
): boolean {
  const ours = [clusterIdentifier, peerClusterIdentifier, globalClusterIdentifier];
  return ours.some((name) => name === source || namedIn(message, name));
}

/** As a whole name: `aurora-use1-prod` is not in `aurora-use1-prod-2`. */
function namedIn(message: string, name: string): boolean {
  return message.split(/[^A-Za-z0-9-]+/).includes(name);
}
