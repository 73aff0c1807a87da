import type { MaskedPaymentMethod, Money, Violation } from '../../validate-payment/result';
import type { PaymentBody } from '../payments/payment-request';

/** The event of the function `validate-payment`. */
export interface PaymentToValidate extends PaymentBody {
  readonly idempotencyKey: string;
}

export interface AcceptedVerdict {
  readonly kind: 'accepted';
  readonly region: string;
  readonly amount: Money;
  readonly paymentMethod: MaskedPaymentMethod;
}

/** What a validator says of a payment, and in which region it did. */
export type ValidationVerdict =
  | AcceptedVerdict
  | {
      readonly kind: 'rejected';
      readonly region: string;
      readonly violations: readonly Violation[];
    };

/** Nobody could be asked, here or in the other region. */
export type ValidationOutcome = ValidationVerdict | { readonly kind: 'unavailable' };

export interface PaymentValidator {
  /** @param trace - trace header to pass on */
  validate(payment: PaymentToValidate, trace: string | undefined): Promise<ValidationOutcome>;
}
