import { aftermathByAftermathRuns } from '../../simulation/schedule/aftermath-by-aftermath';
import { allScenarios } from '../../simulation/schedule/chaos';
import { claimByClaimRuns } from '../../simulation/schedule/claim-by-claim';
import { holdByHoldRuns } from '../../simulation/schedule/hold-by-hold';
import { operationByOperationRuns } from '../../simulation/schedule/operation-by-operation';
import { refusalRuns } from '../../simulation/schedule/refusals';
import { stalledCallRuns } from '../../simulation/schedule/stalled-calls';
import { stepByStepRuns } from '../../simulation/schedule/step-by-step';
import { watchByWatchRuns } from '../../simulation/schedule/watch-by-watch';
import type { Pair } from './messages';

/** Scenarios whose seeds differ most from each other need more of them, or all there are. */
const MANY: Readonly<Record<string, number>> = {
  crash: 12,
  chaos: 12,
  'operator-race': 8,
  drill: 8,
  failback: 6,
  'failing-failover-call': 126,
  'failing-switchover-call': 81,
  ...refusalRuns,
  ...stalledCallRuns,
  ...stepByStepRuns,
  ...holdByHoldRuns,
  ...operationByOperationRuns,
  ...claimByClaimRuns,
  ...watchByWatchRuns,
  ...aftermathByAftermathRuns,
};
const FEW = 4;

/** The runs that mutants are tried on: always the same. */
export const allPairs = (): readonly Pair[] =>
  allScenarios.flatMap(({ name }) =>
    Array.from({ length: MANY[name] ?? FEW }, (_, index) => ({ scenario: name, seed: index + 1 })),
  );
