import { prepareFailover, type Timeline } from './model/failover';
import type { Scenario } from './model/scenario';
import { BRANCHES, type Branch, STAGES, type Stage, stagesOf } from './model/stages';
import { seededRandom } from './random';
import type { SortedSeconds } from './statistics';

/** What one stage had to do with the RTO. */
export interface LongPole {
  readonly stage: Stage;
  /** Share of runs in which the RTO would have been shorter without it. */
  readonly criticalShare: number;
  /** Share of runs in which it was the longest stage of the critical branch. */
  readonly longestShare: number;
  /** Mean seconds it put into the RTO of a run that met the limit, 0 where it was not critical. */
  readonly meanSeconds: number;
  /** Share of the runs over the limit in which it was the longest. */
  readonly longestWhenLateShare: number;
}

export interface Simulation {
  readonly paid: SortedSeconds;
  readonly verified: SortedSeconds;
  readonly longPoles: readonly LongPole[];
  readonly criticalBranches: Readonly<Record<Branch, number>>;
  /** Share of runs in which payments were taken in before the database took them. */
  readonly standInShare: number;
}

export interface SimulationOptions {
  readonly runs: number;
  readonly seed: number;
  /** What counts as late. */
  readonly rtoSeconds: number;
}

/** Plays the scenario and keeps what made each run as long as it was. */
export function simulate(scenario: Scenario, options: SimulationOptions): Simulation {
  const { runs, rtoSeconds } = options;
  const paid = new Float64Array(runs);
  const verified = new Float64Array(runs);
  const tally = new Tally(scenario);
  let standIns = 0;
  playRuns(scenario, options, (timeline, run) => {
    paid[run] = timeline.paidSeconds;
    verified[run] = timeline.verifiedSeconds;
    standIns += timeline.standsIn ? 1 : 0;
    tally.add(timeline, timeline.paidSeconds > rtoSeconds);
  });
  return {
    paid: paid.sort(),
    verified: verified.sort(),
    longPoles: tally.longPoles(runs),
    criticalBranches: tally.branches(runs),
    standInShare: standIns / runs,
  };
}

/** The RTO of every run alone, in a third of the time. */
export function simulatePaid(
  scenario: Scenario,
  options: Pick<SimulationOptions, 'runs' | 'seed'>,
): SortedSeconds {
  const paid = new Float64Array(options.runs);
  playRuns(scenario, options, (timeline, run) => {
    paid[run] = timeline.paidSeconds;
  });
  return paid.sort();
}

function playRuns(
  scenario: Scenario,
  { runs, seed }: Pick<SimulationOptions, 'runs' | 'seed'>,
  record: (timeline: Timeline, run: number) => void,
): void {
  const play = prepareFailover(scenario);
  // The watcher draws as often as it happens to sample; its own stream keeps the
  // others aligned from one variant to the next.
  const random = seededRandom(seed, 1);
  const watchRandom = seededRandom(seed, 2);
  const timeline = emptyTimeline();
  for (let run = 0; run < runs; run += 1) {
    play(timeline, random, watchRandom);
    record(timeline, run);
  }
}

function emptyTimeline(): Timeline {
  const durations = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;
  return { durations, critical: 'database', standsIn: false, paidSeconds: 0, verifiedSeconds: 0 };
}

interface StageTally {
  critical: number;
  longest: number;
  longestWhenLate: number;
  seconds: number;
}

class Tally {
  readonly #stages: ReadonlyMap<Stage, StageTally>;
  readonly #paths: Readonly<Record<Branch, readonly Stage[]>>;
  readonly #critical: Record<Branch, number> = {
    database: 0,
    'stand-in': 0,
    capacity: 0,
    dns: 0,
  };
  #late = 0;

  constructor({ capacityStart }: Scenario) {
    this.#stages = new Map(
      STAGES.map((stage) => [stage, { critical: 0, longest: 0, longestWhenLate: 0, seconds: 0 }]),
    );
    const path = (branch: Branch): readonly Stage[] => [
      ...stagesOf(branch, capacityStart),
      'client tries again',
    ];
    this.#paths = {
      database: path('database'),
      'stand-in': path('stand-in'),
      capacity: path('capacity'),
      dns: path('dns'),
    };
  }

  add({ critical, durations }: Timeline, isLate: boolean): void {
    this.#critical[critical] += 1;
    this.#late += isLate ? 1 : 0;
    let longest: Stage = 'client tries again';
    for (const stage of this.#paths[critical]) {
      const seconds = durations[stage];
      longest = seconds > durations[longest] ? stage : longest;
      const tally = this.#stages.get(stage);
      if (tally !== undefined && seconds > 0) {
        tally.critical += 1;
        tally.seconds += isLate ? 0 : seconds;
      }
    }
    const tally = this.#stages.get(longest);
    if (tally !== undefined) {
      tally.longest += 1;
      tally.longestWhenLate += isLate ? 1 : 0;
    }
  }

  longPoles(runs: number): LongPole[] {
    return [...this.#stages]
      .filter(([, { critical }]) => critical > 0)
      .map(([stage, { critical, longest, longestWhenLate, seconds }]) => ({
        stage,
        criticalShare: critical / runs,
        longestShare: longest / runs,
        meanSeconds: seconds / Math.max(1, runs - this.#late),
        longestWhenLateShare: longestWhenLate / Math.max(1, this.#late),
      }))
      .sort((a, b) => b.meanSeconds - a.meanSeconds);
  }

  branches(runs: number): Record<Branch, number> {
    return Object.fromEntries(
      BRANCHES.map((branch) => [branch, this.#critical[branch] / runs]),
    ) as Record<Branch, number>;
  }
}
