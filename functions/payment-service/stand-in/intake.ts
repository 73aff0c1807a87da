import type { Payment } from '../payments/payment';

/**
 * A payment that was accepted without the database, as it waits to be booked. What it is answered
 * with is made of it alone, before and after the booking.
 */
export interface Intake {
  /** With the id and the moment that it will be booked with; nothing in it can be paid with. */
  readonly payment: Payment;
  /** Tells a retry from another payment with the same key. */
  readonly fingerprint: Buffer;
}

/** What became of an intake. */
export type Settlement =
  /** It is in the ledger. */
  | { readonly kind: 'booked' }
  /** Its key had been paid with already, for the same payment: that one stands for both. */
  | { readonly kind: 'alias'; readonly paymentId: string }
  /**
   * Its key had been used for another payment, or it has waited for so long that nobody can tell:
   * then there is none to name. Kept until a person has decided.
   */
  | { readonly kind: 'conflict'; readonly paymentId: string | undefined };

export type IntakeState = { readonly kind: 'open' } | Settlement;

export interface KeptIntake extends Intake {
  readonly state: IntakeState;
}

/** How an intake that waits is found again. */
export interface OpenIntake {
  /** SHA-256 of the idempotency key, hexadecimal. */
  readonly keyHash: string;
  readonly acceptedAtMs: number;
}
