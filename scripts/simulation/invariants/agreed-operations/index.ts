import type { Schedule } from '../../schedule/fault';
import type { AgreedOperation } from './agreed-operation';
import { besideThePromotion } from './capacity';
import { confirmations, laterConfirmations, punctualConfirmations } from './confirmations';
import { inVainFailovers } from './in-vain';
import { lateSteps, stepsThatDie } from './late-steps';
import { namelessPromotions, promotions } from './promotions';
import { lateProofs, proofs } from './proofs';
import { reports, tellings } from './reports';
import { laterResumptions, resumptions } from './resumptions';
import { switchovers } from './switchovers';
import { singleTasks } from './tasks';

export const agreedOperations: readonly AgreedOperation[] = [
  ...switchovers,
  ...confirmations,
  ...proofs,
  ...inVainFailovers,
  ...promotions,
  ...besideThePromotion,
  ...reports,
  ...resumptions,
  ...tellings,
  ...lateSteps,
  ...singleTasks,
  ...laterConfirmations,
  ...laterResumptions,
  ...lateProofs,
  ...punctualConfirmations,
  ...namelessPromotions,
  ...stepsThatDie,
];

export const scheduleOfOperation = ({ minutes, faults }: AgreedOperation): Schedule => ({
  durationMs: minutes * 60_000,
  faults,
});

const bySchedule = new Map(
  agreedOperations.map((each) => [JSON.stringify(scheduleOfOperation(each)), each] as const),
);

/** What was agreed about a run; nothing where a fault of the case is missing, or there are others. */
export const agreedOperationOf = ({ durationMs, faults }: Schedule): AgreedOperation | undefined =>
  bySchedule.get(JSON.stringify({ durationMs, faults }));
