import type { Intent } from './plan';

/** What one try ended with, as its client saw it. */
export type Outcome =
  | {
      readonly kind: 'taken';
      readonly body: string;
      /** The answer says of itself that it was given before. */
      readonly isReplay: boolean;
    }
  | {
      readonly kind: 'problem';
      readonly status: number;
      /** Last part of the problem's type. */
      readonly problem: string;
      readonly hasRetryAfter: boolean;
    }
  /** The line broke, or the client hung up. */
  | { readonly kind: 'lost'; readonly reason: string };

export interface Attempt {
  readonly intent: Intent;
  /** Number of the client that made it; each makes one at a time. */
  readonly client: number;
  /** `other-amount` uses the key of the intent for something else. */
  readonly asked: 'as-intended' | 'other-amount';
  readonly outcome: Outcome;
}

/** What all clients of a run saw. */
export interface History {
  /** In the order in which they ended. */
  readonly attempts: readonly Attempt[];
  /** Intents of patient clients that had no answer when their patience ended. */
  readonly unanswered: readonly Intent[];
  /** What clients of earlier runs on the same database saw: a request that they gave up may still be carried out. */
  readonly earlier?: readonly Attempt[];
}

/** A payment as the database has it. */
export interface StoredPayment {
  readonly id: string;
  readonly keyHash: string;
  readonly merchantId: string;
  readonly paymentReference: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly hasKey: boolean;
  readonly entries: readonly LedgerEntry[];
}

export interface LedgerEntry {
  readonly account: string;
  readonly currency: string;
  readonly amountMinor: bigint;
}

/** One broken promise. */
export interface Violation {
  readonly promise: string;
  readonly detail: string;
  /** Whose attempts tell more. */
  readonly key?: string;
}
