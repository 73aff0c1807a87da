import type { HomeRole } from '../../../templates-src/topology';
import type { Expected } from '../checks/drill-history';

/** Something that is done to a region on purpose, and can be undone. */
export type FaultKind =
  /** Every process ends at once. */
  | 'killed'
  /** Nothing gets in or out, and nobody is told. */
  | 'unreachable'
  /** The database server ends and is not started again. */
  | 'database-lost'
  /** All tasks end, and none starts. */
  | 'tasks-lost';

/** What a scenario can do, and wait for. Times are the drill's. */
export interface Stage {
  /** How long a promotion may hang, as deployed, until payments are accepted without a database. */
  readonly standInAfterMs: number;
  /** Ends with an error when the drill is interrupted. */
  sleep(ms: number): Promise<void>;
  begin(fault: FaultKind, region: HomeRole): Promise<void>;
  /** A region is there again, with what it had. */
  end(fault: 'killed' | 'unreachable', region: HomeRole): Promise<void>;
  /** Replication between the two regions, and nothing else. */
  cutReplication(): void;
  /** From now on the promotion of a failover takes so long. */
  holdUpPromotions(takeMs: number): void;
  isSo(condition: Condition): Promise<boolean>;
  /** Waits until something is so, and goes on when it takes too long: checks find out why. */
  until(condition: Condition, withinMs: number): Promise<void>;
  /** As a person would: `dr-cli <verb> <options>` in the drill's environment. */
  operator(verb: string, ...options: readonly string[]): Promise<void>;
  note(text: string): void;
}

export type Condition =
  /** A region's database writes. */
  | { readonly kind: 'writes'; readonly region: HomeRole }
  /** No operation is under way, and there was one, and every client pays. */
  | { readonly kind: 'settled' }
  /** Every payment that was accepted without a database is booked. */
  | { readonly kind: 'booked' }
  /** The pair is in sync again after a failover. */
  | { readonly kind: 'protected' };

export interface Scenario {
  /** As typed. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly expected: Expected;
  run(stage: Stage): Promise<void>;
}

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;

/** Longer than any operation may take. */
export const PATIENCE_MS = 12 * MINUTE_MS;

/** Once clients pay again they go on for so long: what comes late has to come now. */
export const AFTERMATH_MS = 30 * SECOND_MS;
