import { type Violation, violationsOf } from './invariants';
import { recoveryMs } from './invariants/loss-is-failed-over';
import { runSchedule } from './run';
import { allScenarios, scheduleOf } from './schedule/chaos';
import type { Schedule } from './schedule/fault';

/** One seed of one scenario, and what came of it. */
export interface SeedResult {
  readonly scenario: string;
  readonly seed: number;
  readonly failovers: number;
  readonly switchovers: number;
  /** From the loss to the first payment in the DR region, where there was both. */
  readonly recoveryMs: number | undefined;
  readonly lostPayments: number;
  readonly events: number;
  readonly violations: readonly Violation[];
}

export async function runSeed(scenarioName: string, seed: number): Promise<SeedResult> {
  return resultOf(scenarioName, seed, scheduleFor(scenarioName, seed));
}

export function scheduleFor(scenarioName: string, seed: number): Schedule {
  const scenario = allScenarios.find(({ name }) => name === scenarioName);
  if (scenario === undefined) {
    throw new Error(
      `there is no scenario ${scenarioName}; there are ${allScenarios.map(({ name }) => name).join(', ')}`,
    );
  }
  return scheduleOf(scenario, seed);
}

export async function resultOf(
  scenario: string,
  seed: number,
  schedule: Schedule,
): Promise<SeedResult> {
  const seen = await runSchedule(schedule, seed);
  const run = { schedule, seen };
  const failovers = seen.promotions.filter(({ kind }) => kind === 'failover');
  return {
    scenario,
    seed,
    failovers: failovers.length,
    switchovers: seen.promotions.length - failovers.length,
    recoveryMs: failovers.length === 0 ? undefined : recoveryMs(run),
    lostPayments: failovers.reduce((sum, { lost }) => sum + lost.length, 0),
    events: seen.eventCount + seen.calls.length,
    violations: violationsOf(run),
  };
}
