import type { Schedule } from '../../schedule/fault';
import type { AgreedAftermath } from './agreed-aftermath';
import { copiedAtOnce, foundInTime } from './copies';
import { fences, fencesAgain, halfFenced } from './fences';
import { lateDeliveries } from './late-deliveries';
import { learnedLater, losses } from './losses';
import { lostWrites } from './lost-writes';
import { keptAndHandedOver, rdsEvents } from './rds-events';
import { reports, reportsOfLittle } from './reports';

export const agreedAftermaths: readonly AgreedAftermath[] = [
  ...fences,
  ...lostWrites,
  ...losses,
  ...rdsEvents,
  ...lateDeliveries,
  ...halfFenced,
  ...copiedAtOnce,
  ...fencesAgain,
  ...keptAndHandedOver,
  ...learnedLater,
  ...foundInTime,
  ...reports,
  ...reportsOfLittle,
];

export const scheduleOfAftermath = ({ minutes, faults }: AgreedAftermath): Schedule => ({
  durationMs: minutes * 60_000,
  faults,
});

const bySchedule = new Map(
  agreedAftermaths.map((each) => [JSON.stringify(scheduleOfAftermath(each)), each] as const),
);

/** What was agreed about a run; nothing where a fault of the case is missing, or there are others. */
export const agreedAftermathOf = ({ durationMs, faults }: Schedule): AgreedAftermath | undefined =>
  bySchedule.get(JSON.stringify({ durationMs, faults }));
