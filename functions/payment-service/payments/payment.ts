import type { MaskedPaymentMethod, Money } from '../../validate-payment/result';

/** A payment as it is stored: nothing in it can be paid with. */
export interface Payment {
  /** UUID version 7. */
  readonly id: string;
  /** SHA-256 of the key, hexadecimal. The key itself isn't kept. */
  readonly idempotencyKeyHash: string;
  readonly merchantId: string;
  readonly paymentReference: string;
  readonly amount: Money;
  readonly paymentMethod: MaskedPaymentMethod;
  /** Made to prove that payments can be made; never settled, nor counted as exposure. */
  readonly synthetic: boolean;
  /** Region that took it. */
  readonly region: string;
  /** Region of the function that validated it. */
  readonly validatedInRegion: string;
  /** When it was accepted, which for a payment taken stand-in is before it was booked. */
  readonly createdAt: Date;
  /** Accepted while no database took it, and booked later; its first answer said so. */
  readonly standIn: boolean;
}

/** A payment that is about to be stored; the database says when it was. */
export type NewPayment = Omit<Payment, 'createdAt' | 'standIn'>;
