/** What is wrong with a field; stable, for programs. */
export type ViolationCode =
  | 'required'
  | 'wrong_type'
  | 'invalid_format'
  | 'unknown_field'
  | 'contains_payment_credential'
  | 'unknown_currency'
  | 'currency_not_accepted'
  | 'not_positive'
  | 'too_many_decimals'
  | 'limit_exceeded'
  | 'unknown_payment_method'
  | 'unknown_card_brand'
  | 'unknown_country'
  | 'invalid_length'
  | 'invalid_bban'
  | 'invalid_checksum'
  | 'out_of_range'
  | 'expired'
  | 'expiry_too_far';

export interface Violation {
  /** JSON Pointer (RFC 6901) into the event; empty for the event itself. */
  readonly field: string;
  readonly code: ViolationCode;
  /** For people. Says the rule and never repeats what was sent. */
  readonly message: string;
}

/** Amount in the currency's smallest unit: `{ currency: 'USD', minorUnits: 1050 }` is $10.50. */
export interface Money {
  readonly currency: string;
  readonly minorUnits: number;
}

/** A payment method as it may be stored and shown. */
export type MaskedPaymentMethod =
  | { readonly type: 'card'; readonly brand: string; readonly last4: string }
  | { readonly type: 'iban'; readonly country: string; readonly last4: string };

/** Where and on which request an answer was given. */
export interface AnswerOrigin {
  /** AWS region of the function that answered. */
  readonly region: string;
  /** Lambda's id of the invocation, as in its log lines. */
  readonly requestId: string;
}

export interface PaymentIdentifiers {
  readonly merchantId: string;
  readonly paymentReference: string;
}

/** The answer to the payment service. */
export type ValidatePaymentResult = AnswerOrigin &
  (
    | (PaymentIdentifiers & {
        readonly outcome: 'accepted';
        readonly amount: Money;
        readonly paymentMethod: MaskedPaymentMethod;
      })
    // An identifier is repeated only when it was valid itself.
    | (Partial<PaymentIdentifiers> & {
        readonly outcome: 'rejected';
        readonly violations: readonly Violation[];
      })
  );
