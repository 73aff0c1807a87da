import type { SeedResult } from './run-seed';

/** Seeds for a worker, one after the other. */
export interface Assignment {
  readonly scenario: string;
  readonly seed: number;
}

export type WorkerAnswer =
  | { readonly kind: 'result'; readonly result: SeedResult }
  /** Not a broken invariant: the simulation itself failed. */
  | { readonly kind: 'error'; readonly assignment: Assignment; readonly stack: string };
