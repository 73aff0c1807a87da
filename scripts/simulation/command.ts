import { availableParallelism } from 'node:os';
import { invariants } from './invariants';
import { renderBrokenSeed } from './render/broken-seed';
import { renderSummary } from './render/summary-table';
import { resultOf, type SeedResult, scheduleFor } from './run-seed';
import { allScenarios } from './schedule/chaos';
import { shrink } from './schedule/shrink';
import { summarize } from './summary';
import { runOnWorkers } from './worker-pool';

export interface SimulateOptions {
  /** How many in all, over the scenarios in turn. */
  readonly seeds: number;
  /** This one alone. */
  readonly seed?: number | undefined;
  readonly scenario: string;
}

/** Broken seeds that are shrunk and printed; the others are counted. */
const SHOWN = 5;
const MAX_THREADS = 2;
const PROGRESS_EVERY = 50;

/** @returns the exit code: 1 when an invariant broke */
export async function simulate(
  options: SimulateOptions,
  write: (text: string) => void,
): Promise<number> {
  const names = scenarioNames(options.scenario);
  const assignments =
    options.seed === undefined
      ? Array.from({ length: options.seeds }, (_, index) => ({
          scenario: names[index % names.length] ?? '',
          seed: Math.floor(index / names.length) + 1,
        }))
      : names.map((scenario) => ({ scenario, seed: options.seed ?? 0 }));
  const results: SeedResult[] = [];
  const startedAtMs = performance.now();
  const threads = Math.min(MAX_THREADS, availableParallelism());
  write(`Runs: ${assignments.length}. Each is judged by ${invariants.length} invariants.\n`);
  await runOnWorkers(assignments, threads, (result) => {
    results.push(result);
    if (results.length % PROGRESS_EVERY === 0) {
      write(`${results.length} of ${assignments.length}\n`);
    }
  });
  const seconds = (performance.now() - startedAtMs) / 1000;
  write(renderSummary(summarize(names, results)));
  write(
    `${results.length} runs in ${seconds.toFixed(1)} s on ${threads} threads: ${(results.length / seconds).toFixed(1)} seeds/s\n`,
  );
  const broken = results
    .filter(({ violations }) => violations.length > 0)
    .toSorted((a, b) => names.indexOf(a.scenario) - names.indexOf(b.scenario) || a.seed - b.seed);
  for (const result of broken.slice(0, SHOWN)) {
    write(`\n${await explain(result)}`);
  }
  if (broken.length > SHOWN) {
    write(`\n${broken.length - SHOWN} more broke: ${broken.slice(SHOWN).map(nameOf).join(', ')}\n`);
  }
  write(
    broken.length === 0
      ? 'No run broke an invariant.\n'
      : `\n${broken.length} of ${results.length} runs broke an invariant.\n`,
  );
  return broken.length === 0 ? 0 : 1;
}

const nameOf = ({ scenario, seed }: SeedResult): string => `${scenario} ${seed}`;

function scenarioNames(scenario: string): readonly string[] {
  const all = allScenarios.map(({ name }) => name);
  if (scenario === 'all') {
    return all;
  }
  if (!all.includes(scenario)) {
    throw new Error(`There is no scenario ${scenario}. Use all, or one of ${all.join(', ')}.`);
  }
  return [scenario];
}

async function explain({ scenario, seed, violations }: SeedResult): Promise<string> {
  const invariant = violations[0]?.invariant;
  const shortest = await shrink(scheduleFor(scenario, seed), async (candidate) => {
    const again = await resultOf(scenario, seed, candidate);
    return again.violations.some((violation) => violation.invariant === invariant);
  });
  return renderBrokenSeed({ scenario, seed, violations, shortest });
}
