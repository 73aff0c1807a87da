import { type EngineEvent, EVENTS_VERSION } from '../../engine/events';

/** One event as one line of JSON. */
export function eventJson(event: EngineEvent, nowMs: number): string {
  const { type, ...rest } = event;
  return JSON.stringify({
    version: EVENTS_VERSION,
    type,
    at: new Date(nowMs).toISOString(),
    ...rest,
  });
}
