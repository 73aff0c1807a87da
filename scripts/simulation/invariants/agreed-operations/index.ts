import type { Schedule } from '../../schedule/fault';
import type { AgreedOperation } from './agreed-operation';
import { besideThePromotion } from './capacity';
import { confirmations } from './confirmations';
import { inVainFailovers } from './in-vain';
import { promotions } from './promotions';
import { proofs } from './proofs';
import { switchovers } from './switchovers';

export const agreedOperations: readonly AgreedOperation[] = [
  ...switchovers,
  ...confirmations,
  ...proofs,
  ...inVainFailovers,
  ...promotions,
  ...besideThePromotion,
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
