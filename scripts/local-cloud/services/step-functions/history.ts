import type { ServiceContext } from '../../service';
import type { Execution, HistoryEvent } from './execution-state';
import type { Json } from './json';

/** What GetExecutionHistory returns as JSON text, by member; text is made of it when it is asked for. */
export type HistoryJson = Readonly<Record<string, Json>>;

/** Adds to what GetExecutionHistory returns. */
export function record(
  context: ServiceContext,
  execution: Execution,
  type: string,
  details?: Readonly<Record<string, unknown>>,
  json?: HistoryJson,
): void {
  const previousEventId = execution.history.length;
  execution.history.push({
    id: previousEventId + 1,
    previousEventId,
    timestampMs: context.nowMs,
    type,
    ...(details && { details }),
    ...(json && { json }),
  });
}

/** A thread has come to a state, or leaves it. */
export function recordState(
  context: ServiceContext,
  execution: Execution,
  type: `${string}StateEntered` | `${string}StateExited`,
  { name, value }: { readonly name: string; readonly value: Json },
): void {
  const member = type.endsWith('Entered') ? 'input' : 'output';
  const details = { name, [`${member}Details`]: { truncated: false } };
  record(context, execution, type, details, { [member]: value });
}

/** The event's details as GetExecutionHistory has them. */
export function detailsOf({ details, json }: HistoryEvent): Record<string, unknown> | undefined {
  if (json === undefined) {
    return details && { ...details };
  }
  const texts = Object.entries(json).map(([member, value]) => [member, JSON.stringify(value)]);
  return { ...details, ...Object.fromEntries(texts) };
}

/** The member of a history event that holds the details of its type. */
export function detailsMember(type: string): string {
  if (type.endsWith('StateEntered')) {
    return 'stateEnteredEventDetails';
  }
  if (type.endsWith('StateExited')) {
    return 'stateExitedEventDetails';
  }
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}
