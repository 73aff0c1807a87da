import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MutantResult } from './run/try-mutants';

/** Why a mutant can't be caught, by its id. */
export type SurvivorReasons = Readonly<Record<string, string>>;

export const SURVIVORS_FILE = 'scripts/mutation/survivors.json';

export function readSurvivorReasons(root: string): SurvivorReasons {
  const value: unknown = JSON.parse(readFileSync(join(root, SURVIVORS_FILE), 'utf8'));
  if (!isReasons(value)) {
    throw new Error(`${SURVIVORS_FILE} is not a JSON object of reasons by mutant id`);
  }
  return value;
}

const isReasons = (value: unknown): value is SurvivorReasons =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((reason) => typeof reason === 'string' && reason !== '');

export interface SurvivorCheck {
  /** Survived, and nobody has said why. */
  readonly unexplained: readonly MutantResult[];
  /** Has a reason to survive, and was caught. */
  readonly caughtAfterAll: readonly MutantResult[];
  /** Ids of reasons for what is no mutant any more. */
  readonly stale: readonly string[];
}

/** @param allIds - of every mutant, also of those that were not tried */
export function checkSurvivors(
  results: readonly MutantResult[],
  reasons: SurvivorReasons,
  allIds: ReadonlySet<string>,
): SurvivorCheck {
  const hasReason = ({ mutant }: MutantResult) => Object.hasOwn(reasons, mutant.id);
  return {
    unexplained: results.filter((each) => each.verdict.kind !== 'caught' && !hasReason(each)),
    caughtAfterAll: results.filter((each) => each.verdict.kind === 'caught' && hasReason(each)),
    stale: Object.keys(reasons).filter((id) => !allIds.has(id)),
  };
}
