import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { allMutants } from './catalogue';
import { uncompilable } from './compile/uncompilable';
import type { Mutant } from './mutant';
import { renderReport } from './render/report';
import { aimsOf } from './run/aims';
import { runBaseline } from './run/baseline';
import type { Pair } from './run/messages';
import { RunOrder } from './run/order';
import { allPairs } from './run/pairs';
import { Pool } from './run/pool';
import { readProgram } from './run/program';
import { type Remembered, readRemembered, remember } from './run/remembered';
import { type MutantResult, tryMutants } from './run/try-mutants';
import { sampleOf } from './sample';
import { filesInScope } from './scope';
import { REQUIRED_SHARE, scoreOf, shareOf } from './score';
import { checkSurvivors, readSurvivorReasons, type SurvivorReasons } from './survivors';

export interface MutateOptions {
  /** This many, drawn by `seed`; all without it. */
  readonly sample?: number | undefined;
  readonly seed: number;
  /** Only of targets whose name contains this. */
  readonly file?: string | undefined;
  /** One alone, by its id. */
  readonly mutant?: string | undefined;
  /** Only with runs of this scenario. */
  readonly scenario?: string | undefined;
  /** Runs at most for one mutant. */
  readonly runs: number;
  /** Where to write what became of each. */
  readonly json?: string | undefined;
  /** Whether to write down which run caught which mutant, for the next time. */
  readonly remember?: boolean | undefined;
}

export interface Output {
  readonly write: (text: string) => void;
  readonly progress: (text: string) => void;
}

const ROOT = join(__dirname, '..', '..');
const MAX_THREADS = 2;
const PROGRESS_EVERY = 50;
const BASELINE_PROGRESS_EVERY = 200;

/** What a run of the mutants works with. */
interface Attempt {
  readonly pool: Pool;
  /** In scope, and part of the program: files of nothing but types are not. */
  readonly files: readonly string[];
  readonly options: MutateOptions;
  readonly output: Output;
}

interface Known {
  readonly reasons: SurvivorReasons;
  readonly remembered: Remembered;
}

/** @returns the exit code: 1 under the required share, or when a survivor has no reason */
export async function mutate(options: MutateOptions, output: Output): Promise<number> {
  const all = allMutants(ROOT);
  const ids = new Set(all.map(({ id }) => id));
  const mutants = await deployable(chosen(all, options), output);
  const known = { reasons: readSurvivorReasons(ROOT), remembered: readRemembered(ROOT) };
  const program = await readProgram(ROOT);
  const pool = await Pool.start(ROOT, program, Math.min(MAX_THREADS, availableParallelism()));
  try {
    const files = filesInScope(ROOT).filter((path) => path in program);
    const results = await tryOn({ pool, files, options, output }, mutants, known);
    if (options.json !== undefined) {
      writeFileSync(options.json, JSON.stringify(results.map(plain), undefined, 2));
    }
    if (options.remember) {
      remember(ROOT, known.remembered, results, ids);
    }
    const check = checkSurvivors(results, known.reasons, ids);
    output.write(renderReport(results, check, known.reasons));
    const isEnough = shareOf(scoreOf('all', results)) >= REQUIRED_SHARE;
    return isEnough && check.unexplained.length === 0 && check.stale.length === 0 ? 0 : 1;
  } finally {
    await pool.close();
  }
}

function chosen(
  all: readonly Mutant[],
  { sample, seed, file = '', mutant }: MutateOptions,
): readonly Mutant[] {
  const wanted = all.filter(
    ({ id, target }) => target.includes(file) && (mutant === undefined || id === mutant),
  );
  if (wanted.length === 0) {
    throw new Error(
      'There is no such mutant. npm run mutate -- --file <part of a path> lists some.',
    );
  }
  return sample === undefined ? wanted : sampleOf(wanted, sample, seed);
}

/** Those that TypeScript takes. */
async function deployable(mutants: readonly Mutant[], output: Output): Promise<readonly Mutant[]> {
  const refused = await uncompilable(ROOT, mutants, (checked) =>
    output.progress(`${checked} mutants compiled\n`),
  );
  output.write(`${refused.size} of ${mutants.length} mutants do not compile, and don't count\n\n`);
  return mutants.filter(({ id }) => !refused.has(id));
}

/** What has caught a mutant before is tried alone; only where it doesn't all runs are needed. */
async function tryOn(
  attempt: Attempt,
  mutants: readonly Mutant[],
  known: Known,
): Promise<readonly MutantResult[]> {
  const { options, output } = attempt;
  const isSample = options.sample !== undefined;
  const results: MutantResult[] = [];
  const add = (result: MutantResult) => {
    results.push(result);
    if (results.length % PROGRESS_EVERY === 0) {
      const { caught } = scoreOf('', results);
      output.progress(`${results.length} of ${mutants.length} mutants, ${caught} caught\n`);
    }
  };
  // A sample is about what has changed: it doesn't go through all runs again for what survives.
  const old = mutants.filter(({ id }) => isSample && Object.hasOwn(known.reasons, id));
  for (const mutant of old) {
    add({ mutant, verdict: { kind: 'survived', runs: 0 } });
  }
  const others = mutants.filter((mutant) => !old.includes(mutant));
  const remembered = new Map(
    [...known.remembered].filter(([, { scenario }]) => isOf(options, scenario)),
  );
  const left = await tryRemembered(attempt, others, remembered, add);
  if (left.length > 0) {
    await tryAll(attempt, left, add);
  }
  const place = new Map(mutants.map(({ id }, index) => [id, index]));
  return results.toSorted((a, b) => (place.get(a.mutant.id) ?? 0) - (place.get(b.mutant.id) ?? 0));
}

/** @returns those that were not caught */
async function tryRemembered(
  { pool, files }: Attempt,
  mutants: readonly Mutant[],
  remembered: Remembered,
  onCaught: (result: MutantResult) => void,
): Promise<readonly Mutant[]> {
  const pairsFor = ({ id }: Mutant): readonly Pair[] => [remembered.get(id) ?? []].flat();
  const pairs = new Map(
    mutants.flatMap(pairsFor).map((pair) => [`${pair.scenario} ${pair.seed}`, pair]),
  );
  await runBaseline(pool, ROOT, files, [...pairs.values()]);
  const left = new Set(mutants);
  await tryMutants(
    mutants.filter(({ id }) => remembered.has(id)),
    {
      pool,
      pairsFor,
      onResult: (result) => {
        if (result.verdict.kind === 'caught') {
          left.delete(result.mutant);
          onCaught(result);
        }
      },
    },
  );
  return [...left];
}

async function tryAll(
  { pool, files, options, output }: Attempt,
  mutants: readonly Mutant[],
  onResult: (result: MutantResult) => void,
): Promise<void> {
  const pairs = allPairs().filter(({ scenario }) => isOf(options, scenario));
  if (pairs.length === 0)
    throw new Error('There is no such scenario. docs/simulation.md lists them.');
  const baseline = await runBaseline(pool, ROOT, files, pairs, (done) => {
    if (done % BASELINE_PROGRESS_EVERY === 0) {
      output.progress(`${done} of ${pairs.length} runs without a mutant\n`);
    }
  });
  const order = new RunOrder(baseline, aimsOf);
  await tryMutants(mutants, {
    pool,
    pairsFor: (mutant) => order.pairsFor(mutant, options.runs),
    onResult: (result) => {
      if (result.verdict.kind === 'caught') {
        order.learn(result.mutant, result.verdict.pair);
      }
      onResult(result);
    },
  });
}

const isOf = ({ scenario }: MutateOptions, name: string): boolean =>
  scenario === undefined || scenario === name;

const plain = ({ mutant: { replace: _, ...mutant }, verdict }: MutantResult) => ({
  ...mutant,
  verdict,
});
