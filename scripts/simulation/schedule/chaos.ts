import { Random } from '../kernel/random';
import { aftermathByAftermath } from './aftermath-by-aftermath';
import { claimByClaim } from './claim-by-claim';
import type { Fault, Schedule } from './fault';
import { holdByHold } from './hold-by-hold';
import { oneByOne } from './one-by-one';
import { operationByOperation } from './operation-by-operation';
import { refusals } from './refusals';
import { type Scenario, scenarios } from './scenarios';
import { stalledCalls } from './stalled-calls';
import { stepByStep } from './step-by-step';
import { watchByWatch } from './watch-by-watch';

/** Faults of several scenarios at once. */
const chaos: Scenario = {
  name: 'chaos',
  because: 'nobody chose what goes wrong together',
  plan: (random, seed) => {
    const faults: Fault[] = [];
    let durationMs = 0;
    for (let count = random.between(2, 4); count > 0; count -= 1) {
      const plan = scenarios[random.between(1, scenarios.length - 1)]?.plan(random, seed);
      faults.push(...(plan?.faults ?? []));
      durationMs = Math.max(durationMs, plan?.durationMs ?? 0);
    }
    return { durationMs, faults };
  },
};

export const allScenarios: readonly Scenario[] = [
  ...scenarios,
  ...oneByOne,
  ...refusals,
  ...stalledCalls,
  ...stepByStep,
  ...holdByHold,
  ...operationByOperation,
  ...claimByClaim,
  ...watchByWatch,
  ...aftermathByAftermath,
  chaos,
];

/** What goes wrong in a seed: always the same. */
export const scheduleOf = (scenario: Scenario, seed: number): Schedule =>
  scenario.plan(new Random(seed).fork(scenario.name), seed);
