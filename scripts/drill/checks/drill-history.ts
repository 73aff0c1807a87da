import type { HomeRole } from '../../../templates-src/topology';
import type { PaymentAttempt, ReadAttempt } from '../load/history';

/** All that a drill has seen, for checks to judge. Times are the drill's. */
export interface DrillHistory {
  /** What the scenario is meant to end in. */
  readonly expected: Expected;
  readonly targets: { readonly rtoMs: number; readonly rpoMs: number };
  /** In the order in which they ended. */
  readonly payments: readonly PaymentAttempt[];
  readonly reads: readonly ReadAttempt[];
  readonly faults: readonly SeenFault[];
  readonly operations: readonly SeenOperation[];
  /** Oldest first; before the first one the home primary writes. */
  readonly writerChanges: readonly SeenWriterChange[];
  /** What Route 53 held of the latch: oldest first, unset before the first one. */
  readonly latchChanges: readonly { readonly atMs: number; readonly isSet: boolean }[];
  /** What was written of it in the DR region's state table. */
  readonly latchWrites: readonly SeenLatchWrite[];
  /** Tasks that ECS was to run, whenever that changed. */
  readonly desiredTasks: readonly {
    readonly atMs: number;
    readonly region: HomeRole;
    readonly desired: number;
  }[];
  /** When the clients stopped. */
  readonly endedAtMs: number;
  /** What the database that writes in the end has. */
  readonly stored: readonly StoredPayment[];
  /** What the volumes of databases that lost the writer's role had, as they were left. */
  readonly leftBehind: readonly StoredPayment[];
  /** The database of the other region in the end; absent where that was not there any more. */
  readonly standby?: SeenStandby;
}

export interface Expected {
  readonly outcome: 'failover' | 'switchover' | 'no-failover';
  /** Which region writes in the end. */
  readonly writer: HomeRole;
  /** How often the writer changes on the way. */
  readonly moves: number;
  /** From when on not one acknowledged payment may be lost; absent: some may be. */
  readonly lossless?: 'from-the-start' | 'after-the-first-move';
  /** Payments are accepted before any database writes again. */
  readonly standsIn?: true;
  /** Every client pays again before the drill ends. */
  readonly recovers: boolean;
}

export interface SeenFault {
  readonly fault: string;
  readonly region: HomeRole | 'link';
  readonly beginsAtMs: number;
  /** Null while it lasts. */
  readonly endsAtMs: number | null;
  readonly losesWrites: boolean;
}

export interface SeenOperation {
  readonly name: string;
  readonly kind: 'failover' | 'switchover';
  readonly region: HomeRole;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly outcome: 'running' | 'done' | 'failed' | 'aborted';
}

export interface SeenLatchWrite {
  /** Whose function called: the watcher corrects what an operation left. */
  readonly by: 'operation' | 'watcher' | 'somebody-else';
  /** When it was called. */
  readonly atMs: number;
  readonly epoch: number;
  readonly isSet: boolean;
}

export interface SeenWriterChange {
  readonly kind: 'failover' | 'switchover';
  /** Which region writes from now on. */
  readonly region: HomeRole;
  readonly requestedAtMs: number;
  readonly writableAtMs: number;
  /** Whether the old writer's region could be reached then. */
  readonly couldFence: boolean;
}

export interface SeenStandby {
  readonly region: HomeRole;
  /** It replicates, and takes no writes. */
  readonly isFollowing: boolean;
  /** Ids of all payments that it has, once it has had time to come to where the writer is. */
  readonly ids: readonly string[];
}

export interface StoredPayment {
  readonly id: string;
  readonly keyHash: string;
  readonly currency: string;
  readonly minorUnits: number;
  readonly entries: readonly {
    readonly account: string;
    readonly currency: string;
    readonly minorUnits: number;
  }[];
}

/** A payment that a client was told is taken, once, however often it was told. */
export interface Acknowledged {
  readonly id: string;
  readonly currency: string;
  readonly minorUnits: number;
  readonly acknowledgedAtMs: number;
  readonly region: HomeRole;
}
