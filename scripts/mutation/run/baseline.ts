import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withHitPoints } from '../source/hit-points';
import { parseSource } from '../source/parse';
import type { Pair } from './messages';
import type { JobEvent, Pool } from './pool';
import { toCommonJs } from './program';

/** What a run of the code as it is came by, and how long it took. */
export interface BaselineRun {
  readonly pair: Pair;
  readonly hits: ReadonlySet<string>;
  readonly tookMs: number;
}

/**
 * Runs the code as it is. Nothing may be wrong with it: a run that breaks an invariant by itself
 * would catch every mutant.
 */
export async function runBaseline(
  pool: Pool,
  root: string,
  files: readonly string[],
  pairs: readonly Pair[],
  onRun: (done: number) => void = () => undefined,
): Promise<readonly BaselineRun[]> {
  const replacements = await instrumented(root, files);
  const runs: BaselineRun[] = [];
  // A job for each thread: making the instrumented modules takes longer than a run.
  const waiting = Array.from({ length: pool.threads }, (_, thread) =>
    pairs.filter((_pair, index) => index % pool.threads === thread),
  );
  await pool.runAll(async () => {
    const share = waiting.pop();
    return (
      share && {
        job: { replacements, pairs: share },
        onEvent: (event) => {
          add(event, runs);
          onRun(runs.length);
        },
      }
    );
  });
  return runs;
}

function add(event: JobEvent, runs: BaselineRun[]): void {
  if (event.kind === 'hung') {
    throw new Error('Without a mutant, a run never ends. Find it with: npm run simulate');
  }
  const { pair, outcome, hits, tookMs } = event;
  if (outcome.kind !== 'held') {
    const { scenario, seed } = pair;
    throw new Error(
      `Without a mutant, ${scenario} ${seed} is not sound: ${JSON.stringify(outcome)}. Look at it with: npm run simulate -- --scenario ${scenario} --seed ${seed}`,
    );
  }
  runs.push({ pair, hits: new Set(hits), tookMs });
}

async function instrumented(
  root: string,
  files: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const entries = await Promise.all(
    files.map(async (path) => {
      const file = parseSource(path, readFileSync(join(root, path), 'utf8'));
      return [path, await toCommonJs(withHitPoints(file))] as const;
    }),
  );
  return Object.fromEntries(entries);
}
