import type { StackEvent } from '../ports';
import type { Deployment } from './deployment';
import type { Outcome } from './operations';

/** Something that took time. */
export interface Bar {
  readonly id: string;
  readonly label: string;
  /** What was done: `create`, `update`, `delete`, `rollback`, `import`. */
  readonly action: string;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly outcome: Outcome | 'cancelled';
}

/** A stack's bar, and where asked for those of its resources. */
export interface StackBar extends Bar {
  /** The step of the run. */
  readonly step: string;
  /** In the order in which they began. */
  readonly resources: readonly Bar[];
}

export function stackBars({ parts }: Deployment): StackBar[] {
  return parts.map(({ step, operation }, index) => ({
    id: `${index}-${step}`,
    label: step,
    step,
    action: operation.kind,
    startedMs: operation.startedMs,
    endedMs: operation.endedMs,
    outcome: operation.outcome,
    resources: resourceBars(operation.events, operation.endedMs),
  }));
}

/**
 * One bar for each thing that was done to a resource: in a rollback what was made is deleted again.
 *
 * @param events oldest first
 */
export function resourceBars(events: readonly StackEvent[], untilMs: number): Bar[] {
  const bars: Bar[] = [];
  const open = new Map<string, StackEvent>();
  const close = (event: StackEvent, outcome: Bar['outcome'], endedMs: number) => {
    const begun = open.get(event.logicalId) ?? event;
    open.delete(event.logicalId);
    bars.push({
      id: `${bars.length}-${event.logicalId}`,
      label: event.logicalId,
      action: actionOf(begun.status),
      startedMs: begun.timestampMs,
      endedMs,
      outcome,
    });
  };
  for (const event of events.filter(({ isStackItself }) => !isStackItself)) {
    const begun = open.get(event.logicalId);
    if (!event.status.endsWith('_IN_PROGRESS')) {
      close(event, outcomeOf(event), event.timestampMs);
    } else if (begun === undefined) {
      open.set(event.logicalId, event);
    } else if (actionOf(begun.status) !== actionOf(event.status)) {
      close(event, 'cancelled', event.timestampMs);
      open.set(event.logicalId, event);
    }
  }
  for (const event of [...open.values()]) {
    close(event, 'running', untilMs);
  }
  return bars.sort((one, other) => one.startedMs - other.startedMs);
}

function actionOf(status: string): string {
  return status.split('_')[0]?.toLowerCase() ?? '';
}

function outcomeOf({ status, reason = '' }: StackEvent): Bar['outcome'] {
  if (!status.endsWith('_FAILED')) {
    return 'succeeded';
  }
  return /cancelled/i.test(reason) ? 'cancelled' : 'failed';
}
