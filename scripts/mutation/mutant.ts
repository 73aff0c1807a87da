/** What is taken away or weakened, in the terms of whoever asks "is every … caught?". */
export const MUTANT_KINDS = [
  /** A step isn't done. */
  'step',
  /** Two steps are done the other way round, or one after the other instead of at once. */
  'order',
  /** A condition always or never holds, or one part of it is left out. */
  'guard',
  /** A limit, an interval or a threshold is another. */
  'limit',
  /** An error isn't handled as it was. */
  'catch',
  /** What is worth repeating isn't repeated, or not as often. */
  'retry',
  /** A write demands less. */
  'condition',
  /** A sum is a difference, a yes a no. */
  'value',
] as const;

export type MutantKind = (typeof MUTANT_KINDS)[number];

/** A module's text in place of the real one. */
export interface Replacement {
  /** Path from the root of the repository. */
  readonly module: string;
  readonly language: 'typescript' | 'commonjs';
  readonly text: string;
}

/** The failover code with one thing wrong. */
export interface Mutant {
  /** Stays the same while the code around it changes. */
  readonly id: string;
  /** A file, or a state machine. */
  readonly target: string;
  readonly kind: MutantKind;
  /** `functions/shared/with-timeout.ts:27`, or the name of a state. */
  readonly place: string;
  readonly change: string;
  /** What a run must have come by for the change to matter to it; undefined for what counts everywhere. */
  readonly reach: string | undefined;
  readonly replace: () => Replacement;
}
