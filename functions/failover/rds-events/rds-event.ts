import { isObject } from '../../shared/state/guards';
import { isRdsEventId, type RdsEventId } from './event-ids';

/** One RDS event, as it is kept: what the report needs and nothing else. */
export interface RdsEvent {
  /** EventBridge's id of the event: deliveries of the same event share it. */
  readonly id: string;
  readonly atMs: number;
  readonly eventId: RdsEventId;
  /** The region the event was recorded in, which needn't be the one it is about. */
  readonly region: string;
  readonly source: string;
  readonly message: string;
}

/** Earliest first; ties by id, so that the order of delivery leaves no trace. */
export function inOrder(events: readonly RdsEvent[]): readonly RdsEvent[] {
  return events.toSorted((a, b) => a.atMs - b.atMs || a.id.localeCompare(b.id));
}

export function isRdsEvent(value: unknown): value is RdsEvent {
  return (
    isObject(value) &&
    typeof value.id === 'string' &&
    typeof value.atMs === 'number' &&
    typeof value.eventId === 'string' &&
    isRdsEventId(value.eventId) &&
    typeof value.region === 'string' &&
    typeof value.source === 'string' &&
    typeof value.message === 'string'
  );
}
