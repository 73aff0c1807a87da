import type { Mutant } from '../mutant';
import type { BaselineRun } from './baseline';
import type { Pair } from './messages';

const keyOf = ({ scenario, seed }: Pair): string => `${scenario} ${seed}`;

/** Which runs to try on a mutant: those that come by it, and of them first those that catch most. */
export class RunOrder {
  /** By place, file and everywhere: how many mutants each run has caught. */
  private readonly caught = new Map<string, Map<string, number>>();

  private readonly aims = new Map<string, ReadonlySet<string>>();

  /** @param aimsOf - states whose calls fail in a run, which tells most about them */
  constructor(
    private readonly baseline: readonly BaselineRun[],
    private readonly aimsOf: (pair: Pair) => ReadonlySet<string>,
  ) {}

  /**
   * One run of each scenario, one for each way through the mutant's machine or file, all that are
   * aimed at its state or file because each looks at something else, and of the others as many as
   * the limit says. Empty when no run comes by it.
   */
  pairsFor(mutant: Mutant, limit: number): readonly Pair[] {
    const { reach } = mutant;
    const coming = this.baseline
      .filter(({ hits }) => reach === undefined || hits.has(reach))
      .toSorted((a, b) => a.tookMs - b.tookMs);
    const ways = oneForEachWay(coming, reach);
    const scenariosSeen = new Map<string, number>();
    const turns = coming.map(({ pair }) => {
      const turn = scenariosSeen.get(pair.scenario) ?? 0;
      scenariosSeen.set(pair.scenario, turn + 1);
      return { pair, turn, score: this.scoreOf(mutant, pair) };
    });
    let others = 0;
    return turns
      .toSorted((a, b) => b.score - a.score || a.turn - b.turn)
      .filter(({ pair, turn }) => {
        const isAlwaysTried = turn === 0 || ways.has(pair) || this.isAimedAt(mutant, pair);
        others += isAlwaysTried ? 0 : 1;
        return isAlwaysTried || others <= limit;
      })
      .map(({ pair }) => pair);
  }

  /** A run that has caught a mutant will most likely catch its neighbours. */
  learn(mutant: Mutant, pair: Pair): void {
    for (const where of placesOf(mutant)) {
      const counts = this.caught.get(where) ?? new Map<string, number>();
      this.caught.set(where, counts);
      counts.set(keyOf(pair), (counts.get(keyOf(pair)) ?? 0) + 1);
    }
  }

  private scoreOf(mutant: Mutant, pair: Pair): number {
    const [atPlace, inFile, anywhere] = placesOf(mutant).map(
      (where) => this.caught.get(where)?.get(keyOf(pair)) ?? 0,
    );
    // Three runs that have caught the most anywhere don't outweigh one that caught a neighbour.
    return (
      10_000 * (atPlace ?? 0) +
      (this.isAimedAtState(mutant, pair) ? 5_000 : 0) +
      (this.isAimedAtFile(mutant, pair) ? 1_000 : 0) +
      100 * (inFile ?? 0) +
      Math.min(99, anywhere ?? 0)
    );
  }

  private isAimedAt(mutant: Mutant, pair: Pair): boolean {
    return this.isAimedAtState(mutant, pair) || this.isAimedAtFile(mutant, pair);
  }

  /** What a machine does as a whole has no state of its own. */
  private isAimedAtState({ reach, target }: Mutant, pair: Pair): boolean {
    return this.knownAimsOf(pair).has(reach ?? target);
  }

  private isAimedAtFile({ target }: Mutant, pair: Pair): boolean {
    return [...this.knownAimsOf(pair)].some((aim) => aim.includes('/') && target.startsWith(aim));
  }

  private knownAimsOf(pair: Pair): ReadonlySet<string> {
    const known = this.aims.get(keyOf(pair)) ?? this.aimsOf(pair);
    this.aims.set(keyOf(pair), known);
    return known;
  }
}

/**
 * A few runs that together come by all that any of these comes by in the same machine or file: a
 * guard that is wrong shows only where it leads somewhere else.
 */
function oneForEachWay(runs: readonly BaselineRun[], reach: string | undefined): ReadonlySet<Pair> {
  const here = reach?.replace(/[^:]*$/, '');
  const missing = new Set(
    runs.flatMap(({ hits }) =>
      here === undefined ? [] : [...hits].filter((hit) => hit.startsWith(here)),
    ),
  );
  const chosen = new Set<Pair>();
  for (const { hits, pair } of runs.toSorted((a, b) => a.hits.size - b.hits.size).reverse()) {
    const isNews = [...missing].some((hit) => hits.has(hit));
    if (isNews) {
      chosen.add(pair);
      for (const hit of hits) {
        missing.delete(hit);
      }
    }
  }
  return chosen;
}

const placesOf = ({ reach, target }: Mutant): readonly string[] => [
  `place ${reach ?? target}`,
  `file ${target}`,
  'anywhere',
];
