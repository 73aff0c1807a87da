/** A card as a client sends it; it leaves this process only towards the validator. */
export interface CardMethod {
  readonly type: 'card';
  readonly number: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  readonly cvc?: string;
}

export interface IbanMethod {
  readonly type: 'iban';
  readonly iban: string;
}

/** The body of `POST /payments`. */
export interface PaymentBody {
  readonly merchantId: string;
  readonly paymentReference: string;
  /** Decimal, in the currency itself: `"10.50"`. */
  readonly amount: string;
  readonly currency: string;
  readonly paymentMethod: CardMethod | IbanMethod;
}

/** Everything that a payment is made of when it arrives. */
export interface PaymentRequest {
  readonly idempotencyKey: string;
  readonly synthetic: boolean;
  readonly body: PaymentBody;
}
