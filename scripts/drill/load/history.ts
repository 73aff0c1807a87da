import type { HomeRole } from '../../../templates-src/topology';

/** Where a request went; `none` when it could not be connected to anybody. */
export type Destination = HomeRole | 'none';

/** What a client wants to pay, and goes on wanting until somebody says that it is taken. */
export interface Intent {
  readonly key: string;
  readonly currency: string;
  readonly minorUnits: number;
}

export type PaymentOutcome =
  | {
      readonly kind: 'taken';
      readonly id: string;
      readonly isReplay: boolean;
      /** Accepted without a database, to be booked later: status 202. */
      readonly isPending?: true;
    }
  /** Status 4xx. */
  | { readonly kind: 'refused'; readonly status: number; readonly problem: string }
  /** No answer, a broken connection, or 5xx. */
  | { readonly kind: 'failed'; readonly reason: string };

export type ReadOutcome =
  | { readonly kind: 'found' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly reason: string };

interface Asked {
  readonly client: number;
  /** On the drill's clock. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly region: Destination;
}

/** One try to pay. */
export interface PaymentAttempt extends Asked {
  readonly kind: 'payment';
  readonly intent: Intent;
  readonly outcome: PaymentOutcome;
}

/** One question for a payment that this client was told is taken. */
export interface ReadAttempt extends Asked {
  readonly kind: 'read';
  readonly id: string;
  readonly outcome: ReadOutcome;
}

/** What a client's resolver learned of the clients' name. */
export interface Resolution {
  readonly kind: 'resolution';
  readonly client: number;
  readonly atMs: number;
  readonly addresses: readonly string[];
  readonly ttlSeconds: number;
}

export type ClientRecord = PaymentAttempt | ReadAttempt | Resolution;
