import type { Schedule } from '../../schedule/fault';
import type { AgreedWatch } from './agreed-watch';
import { exposureWatches } from './exposure';
import { latchWatches } from './latch';
import { operationWatches } from './operations';
import { tellingWatches } from './telling';

export const agreedWatches: readonly AgreedWatch[] = [
  ...latchWatches,
  ...operationWatches,
  ...tellingWatches,
  ...exposureWatches,
];

export const scheduleOfWatch = ({ minutes, faults }: AgreedWatch): Schedule => ({
  durationMs: minutes * 60_000,
  faults,
});

const bySchedule = new Map(
  agreedWatches.map((each) => [JSON.stringify(scheduleOfWatch(each)), each] as const),
);

/** What was agreed about a run; nothing where a fault of the case is missing, or there are others. */
export const agreedWatchOf = ({ durationMs, faults }: Schedule): AgreedWatch | undefined =>
  bySchedule.get(JSON.stringify({ durationMs, faults }));
