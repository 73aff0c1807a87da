import type { StackEvent } from '../ports';

/** How far an operation on a stack is, from its events. */
export interface Progress {
  readonly doneResources: number;
  readonly totalResources: number;
  readonly inProgress: readonly string[];
}

/** `events` newest first; `expected` is how many resources the operation touches, as far as known. */
export function progressOf(events: readonly StackEvent[], expected: number): Progress {
  const latest = new Map<string, StackEvent>();
  const startedMs = new Map<string, number>();
  for (const event of [...events].reverse()) {
    if (!event.isStackItself) {
      latest.set(event.logicalId, event);
      if (!startedMs.has(event.logicalId)) {
        startedMs.set(event.logicalId, event.timestampMs);
      }
    }
  }
  const inProgress = [...latest.values()]
    .filter(({ status }) => status.endsWith('_IN_PROGRESS'))
    .map(({ logicalId }) => logicalId)
    .sort((a, b) => (startedMs.get(a) ?? 0) - (startedMs.get(b) ?? 0));
  return {
    doneResources: latest.size - inProgress.length,
    totalResources: Math.max(expected, latest.size),
    inProgress,
  };
}
