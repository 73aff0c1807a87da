import type { MutantKind } from './mutant';
import { MUTANT_KINDS } from './mutant';
import type { MutantResult } from './run/try-mutants';

export interface Score {
  readonly name: string;
  readonly mutants: number;
  readonly caught: number;
}

/** What share of all mutants has to be caught. Survivors with a reason count as survivors. */
export const REQUIRED_SHARE = 0.95;

export const shareOf = ({ mutants, caught }: Score): number =>
  mutants === 0 ? 1 : caught / mutants;

export const scoreOf = (name: string, results: readonly MutantResult[]): Score => ({
  name,
  mutants: results.length,
  caught: results.filter(({ verdict }) => verdict.kind === 'caught').length,
});

/** By file and machine, in the order in which they come. */
export function scoresByTarget(results: readonly MutantResult[]): readonly Score[] {
  const targets = new Set(results.map(({ mutant }) => mutant.target));
  return [...targets].toSorted().map((target) =>
    scoreOf(
      target,
      results.filter(({ mutant }) => mutant.target === target),
    ),
  );
}

export function scoresByKind(results: readonly MutantResult[]): readonly Score[] {
  return MUTANT_KINDS.map((kind: MutantKind) =>
    scoreOf(
      kind,
      results.filter(({ mutant }) => mutant.kind === kind),
    ),
  );
}

/** How many mutants each invariant has caught, most first. */
export function caughtBy(
  results: readonly MutantResult[],
): readonly { readonly by: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { verdict } of results) {
    if (verdict.kind === 'caught') {
      counts.set(verdict.by, (counts.get(verdict.by) ?? 0) + 1);
    }
  }
  return [...counts].map(([by, count]) => ({ by, count })).toSorted((a, b) => b.count - a.count);
}
