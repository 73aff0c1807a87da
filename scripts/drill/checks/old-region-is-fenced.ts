import { peerOf } from '../../../templates-src/topology';
import { type Check, judged, notApplicable } from './check';
import type { DrillHistory, SeenWriterChange } from './drill-history';

/** The fence has as long as the operation, and what is seen is seen once a second. */
const SEEN_LATE_MS = 5_000;

export const oldRegionIsFenced: Check = {
  name: 'old-region-is-fenced',
  promise: 'Where the old region can be reached, a failover stops its tasks.',
  judge: (history) => {
    const changes = history.writerChanges.filter(
      ({ kind, couldFence }) => kind === 'failover' && couldFence,
    );
    return changes.length === 0
      ? notApplicable('No failover was away from a region that could be reached.')
      : judged(
          { failovers: changes.length },
          changes.flatMap((change) => findings(history, change)),
        );
  },
};

function findings(history: DrillHistory, change: SeenWriterChange): readonly string[] {
  const old = peerOf(change.region);
  const operation = history.operations.find(
    ({ startedAtMs, endedAtMs }) =>
      startedAtMs <= change.writableAtMs && change.writableAtMs <= (endedAtMs ?? Infinity),
  );
  const dueMs = (operation?.endedAtMs ?? history.endedAtMs) + SEEN_LATE_MS;
  const desired = history.desiredTasks
    .filter(({ region, atMs }) => region === old && atMs <= dueMs)
    .at(-1)?.desired;
  return desired === 0
    ? []
    : [`The ${old} region was still to run ${desired ?? 'all'} tasks when the operation ended.`];
}
