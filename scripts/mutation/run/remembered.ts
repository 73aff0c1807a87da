import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pair } from './messages';
import type { MutantResult } from './try-mutants';

/** Which run has caught a mutant before, by the mutant's id: most likely it does again. */
export type Remembered = ReadonlyMap<string, Pair>;

const FILE = 'scripts/mutation/caught-by.json';

/** Ids by scenario and seed. */
type Stored = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export function readRemembered(root: string): Remembered {
  const stored: Stored = JSON.parse(readFileSync(join(root, FILE), 'utf8'));
  return new Map(
    Object.entries(stored).flatMap(([scenario, seeds]) =>
      Object.entries(seeds).flatMap(([seed, ids]) =>
        ids.map((id): [string, Pair] => [id, { scenario, seed: Number(seed) }]),
      ),
    ),
  );
}

/** Of all mutants that were tried; what is known of others stays, unless they are gone. */
export function remember(
  root: string,
  known: Remembered,
  results: readonly MutantResult[],
  allIds: ReadonlySet<string>,
): void {
  const all = new Map([...known].filter(([id]) => allIds.has(id)));
  for (const { mutant, verdict } of results) {
    if (verdict.kind === 'caught') {
      all.set(mutant.id, verdict.pair);
    } else {
      all.delete(mutant.id);
    }
  }
  const stored: Record<string, Record<string, string[]>> = {};
  for (const [id, { scenario, seed }] of [...all].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const seeds = stored[scenario] ?? {};
    stored[scenario] = seeds;
    seeds[String(seed)] = [...(seeds[String(seed)] ?? []), id];
  }
  writeFileSync(join(root, FILE), `${JSON.stringify(stored, undefined, 1)}\n`);
}
