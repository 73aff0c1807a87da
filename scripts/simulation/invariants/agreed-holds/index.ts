import type { Schedule } from '../../schedule/fault';
import type { AgreedHold } from './agreed-hold';
import { databaseHolds } from './database';
import { operationHolds } from './operations';
import { precedence } from './precedence';
import { signalHolds } from './signals';

export const agreedHolds: readonly AgreedHold[] = [
  ...signalHolds,
  ...databaseHolds,
  ...operationHolds,
  ...precedence,
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
