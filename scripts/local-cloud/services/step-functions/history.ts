import type { ServiceContext } from '../../service';
import type { Execution } from './execution-state';
import type { Json } from './json';

/** Adds to what GetExecutionHistory returns. */
export function record(
  context: ServiceContext,
  execution: Execution,
  type: string,
  details?: Readonly<Record<string, unknown>>,
): void {
  const previousEventId = execution.history.length;
  execution.history.push({
    id: previousEventId + 1,
    previousEventId,
    timestampMs: context.nowMs,
    type,
    ...(details && { details }),
  });
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

export function inputDetails(name: string, input: Json): Record<string, unknown> {
  return { name, input: JSON.stringify(input), inputDetails: { truncated: false } };
}

export function outputDetails(name: string, output: Json): Record<string, unknown> {
  return { name, output: JSON.stringify(output), outputDetails: { truncated: false } };
}
