import type { Mutant } from '../mutant';
import type { Job, Pair } from './messages';
import type { JobEvent, Pool } from './pool';
import { toCommonJs } from './program';

export type Verdict =
  | {
      readonly kind: 'caught';
      /** Name of an invariant, or how the run went wrong. */
      readonly by: string;
      readonly problem: string;
      readonly pair: Pair;
      readonly runs: number;
    }
  | { readonly kind: 'survived'; readonly runs: number }
  | { readonly kind: 'not-reached' };

export interface MutantResult {
  readonly mutant: Mutant;
  readonly verdict: Verdict;
}

export interface Trying {
  readonly pool: Pool;
  /** Runs to try, in this order; empty when none comes by the mutant. */
  readonly pairsFor: (mutant: Mutant) => readonly Pair[];
  readonly onResult: (result: MutantResult) => void;
}

/** Tries each mutant until a run catches it; tells of each as it is decided, in no order. */
export async function tryMutants(mutants: readonly Mutant[], trying: Trying): Promise<void> {
  const { pool, pairsFor, onResult } = trying;
  const waiting = [...mutants].reverse();
  await pool.runAll(async () => {
    for (let mutant = waiting.pop(); mutant !== undefined; mutant = waiting.pop()) {
      const pairs = pairsFor(mutant);
      if (pairs.length > 0) {
        const job = await jobOf(mutant, pairs);
        return { job, onEvent: listener(mutant, pairs, onResult) };
      }
      onResult({ mutant, verdict: { kind: 'not-reached' } });
    }
    return undefined;
  });
}

function listener(
  mutant: Mutant,
  pairs: readonly Pair[],
  onResult: Trying['onResult'],
): (event: JobEvent) => void {
  let runs = 0;
  const caught = (pair: Pair, by: string, problem: string) => {
    onResult({ mutant, verdict: { kind: 'caught', by, problem, pair, runs } });
  };
  return (event) => {
    const pair = pairs[runs];
    runs += 1;
    if (pair === undefined) {
      return;
    }
    if (event.kind === 'hung') {
      caught(pair, 'hung', 'the run never ended');
      return;
    }
    const { outcome } = event;
    switch (outcome.kind) {
      case 'broken':
        caught(pair, outcome.invariant, outcome.problem);
        return;
      case 'crashed':
        caught(pair, 'crashed', outcome.problem);
        return;
      case 'held':
        if (runs === pairs.length) {
          onResult({ mutant, verdict: { kind: 'survived', runs } });
        }
    }
  };
}

async function jobOf(mutant: Mutant, pairs: readonly Pair[]): Promise<Job> {
  const { module, language, text } = mutant.replace();
  const code = language === 'typescript' ? await toCommonJs(text) : text;
  return { replacements: { [module]: code }, pairs };
}
