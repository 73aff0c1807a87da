import type { Schedule } from '../../schedule/fault';
import type { AgreedWatch } from './agreed-watch';
import { exposureWatches } from './exposure';
import { followUpWatches } from './follow-ups';
import { latchWatches } from './latch';
import { limitWatches } from './limits';
import { operationWatches } from './operations';
import { raceWatches } from './races';
import { repeatWatches } from './repeats';
import { settingWatches } from './settings';
import { slowServiceWatches } from './slow-services';
import { laterStartWatches, startWatches } from './starts';
import { stateTableWatches } from './state-table';
import { laterTellingWatches, tellingWatches } from './telling';

export const agreedWatches: readonly AgreedWatch[] = [
  ...latchWatches,
  ...operationWatches,
  ...tellingWatches,
  ...exposureWatches,
  ...startWatches,
  ...raceWatches,
  ...repeatWatches,
  ...limitWatches,
  ...settingWatches,
  ...slowServiceWatches,
  ...stateTableWatches,
  ...followUpWatches,
  ...laterStartWatches,
  ...laterTellingWatches,
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
