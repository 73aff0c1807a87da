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
  return [...events].sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

export function isRdsEvent(value: unknown): value is RdsEvent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'atMs' in value &&
    typeof value.atMs === 'number' &&
    'eventId' in value &&
    typeof value.eventId === 'string' &&
    isRdsEventId(value.eventId) &&
    'region' in value &&
    typeof value.region === 'string' &&
    'source' in value &&
    typeof value.source === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  );
}
