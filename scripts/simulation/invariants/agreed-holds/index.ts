import type { Schedule } from '../../schedule/fault';
import type { AgreedHold } from './agreed-hold';
import { databaseHolds } from './database';
import { edges } from './edges';
import { historyHolds } from './history';
import { itemHolds } from './items';
import { limitHolds } from './limits';
import { laterLongLosses, longLosses } from './long-losses';
import { operationHolds } from './operations';
import { precedence } from './precedence';
import { signalHolds } from './signals';
import { slowAnswers } from './slow-answers';

export const agreedHolds: readonly AgreedHold[] = [
  ...signalHolds,
  ...databaseHolds,
  ...operationHolds,
  ...precedence,
  ...limitHolds,
  ...historyHolds,
  ...longLosses,
  ...itemHolds,
  ...slowAnswers,
  ...edges,
  ...laterLongLosses,
];

export const scheduleOfHold = ({ minutes, faults }: AgreedHold): Schedule => ({
  durationMs: minutes * 60_000,
  faults,
});

const bySchedule = new Map(
  agreedHolds.map((hold) => [JSON.stringify(scheduleOfHold(hold)), hold] as const),
);

/** What was agreed about a run; nothing where a fault of the case is missing, or there are others. */
export const holdOf = ({ durationMs, faults }: Schedule): AgreedHold | undefined =>
  bySchedule.get(JSON.stringify({ durationMs, faults }));
