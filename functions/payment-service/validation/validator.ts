import type { MaskedPaymentMethod, Money, Violation } from '../../validate-payment/result';

/** What a validator says of a payment, and in which region it did. */
export type ValidationVerdict =
  | {
      readonly kind: 'accepted';
      readonly region: string;
      readonly amount: Money;
      readonly paymentMethod: MaskedPaymentMethod;
    }
  | {
      readonly kind: 'rejected';
      readonly region: string;
      readonly violations: readonly Violation[];
    };

/** Nobody could be asked, here or in the other region. */
export type ValidationOutcome = ValidationVerdict | { readonly kind: 'unavailable' };

export interface PaymentValidator {
  /**
   * @param payment - the event of the function `validate-payment`
   * @param trace - trace header to pass on
   */
  validate(payment: unknown, trace: string | undefined): Promise<ValidationOutcome>;
}
