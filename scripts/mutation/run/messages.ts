import type { Replacements } from './modules';

/** A run of the simulation. */
export interface Pair {
  readonly scenario: string;
  readonly seed: number;
}

export interface Job {
  readonly replacements: Replacements;
  /** In this order, until one shows that something is wrong. */
  readonly pairs: readonly Pair[];
}

/** What became of one run. */
export type RunOutcome =
  | { readonly kind: 'held' }
  | { readonly kind: 'broken'; readonly invariant: string; readonly problem: string }
  /** The simulation could not go on: what is simulated did something that nothing there expects. */
  | { readonly kind: 'crashed'; readonly problem: string };

export type WorkerMessage =
  | {
      readonly kind: 'run';
      readonly pair: Pair;
      readonly outcome: RunOutcome;
      /** States and points of the code that the run came by, when they are recorded. */
      readonly hits: readonly string[];
      readonly tookMs: number;
    }
  | { readonly kind: 'done' };
