import { type Check, judged, notApplicable } from './check';
import type { DrillHistory, SeenOperation, SeenWriterChange } from './drill-history';

/** Route 53 looks at the latch's metric every ten seconds. */
const SEEN_LATE_MS = 15_000;

/**
 * The latch holds clients in the DR region while that writes: set too early it sends them where
 * nobody takes payments, too late or never it lets DNS go back to a writer of yesterday.
 */
export const latchFollowsWriter: Check = {
  name: 'latch-follows-writer',
  promise: 'DNS is held where the writer is: after it writes, and before the operation is done.',
  judge: (history) => {
    const pairs = history.writerChanges.flatMap((change) => {
      const operation = operationOf(history, change);
      return operation === undefined ? [] : [{ change, operation }];
    });
    if (pairs.length === 0) return notApplicable('No operation has moved the writer.');
    return judged(
      { 'times that DNS was held or let go': history.latchChanges.length },
      pairs.flatMap(({ change, operation }) => findings(history, change, operation)),
    );
  },
};

function findings(
  { latchChanges, latchWrites, endedAtMs }: DrillHistory,
  change: SeenWriterChange,
  operation: SeenOperation,
): readonly string[] {
  const wanted = change.region === 'dr';
  const dueMs = (operation.endedAtMs ?? endedAtMs) + SEEN_LATE_MS;
  const isSetAt = (ms: number) =>
    latchChanges.filter(({ atMs }) => atMs <= ms).at(-1)?.isSet ?? false;
  const early = latchChanges.filter(
    ({ atMs, isSet }) =>
      isSet === wanted && atMs >= operation.startedAtMs && atMs < change.writableAtMs,
  );
  // The watcher moves it as well, once the operation is over; that is another promise.
  const moves = latchWrites.filter(
    ({ by, epoch, isSet }) =>
      by === 'operation' && isSet === wanted && operation.name.endsWith(`-${epoch}`),
  );
  const isEarly = early.length > 0 || moves.some(({ atMs }) => atMs < change.writableAtMs);
  return [
    ...(moves.length > 0 ? [] : [`${operation.name} did not move the latch.`]),
    ...(isEarly ? [`${operation.name} moved DNS before the ${change.region} region wrote.`] : []),
    ...(isSetAt(dueMs) === wanted
      ? []
      : [`${operation.name} ended, and the latch was not ${wanted ? 'set' : 'lifted'}.`]),
  ];
}

const operationOf = ({ operations }: DrillHistory, { writableAtMs }: SeenWriterChange) =>
  operations.find(
    ({ startedAtMs, endedAtMs }) =>
      startedAtMs <= writableAtMs && writableAtMs <= (endedAtMs ?? Number.POSITIVE_INFINITY),
  );
