import { violationsOf } from './checked';
import { findUnknownFields, isJsonObject, type LocatedObject } from './fields';
import { checkIdentifier } from './identifiers';
import { checkMoney } from './money';
import type { PaymentLimits } from './payment-limits';
import { checkPaymentMethod } from './payment-method';
import type { MaskedPaymentMethod, Money, PaymentIdentifiers, Violation } from './result';

const PAYMENT_FIELDS = [
  'idempotencyKey',
  'merchantId',
  'paymentReference',
  'amount',
  'currency',
  'paymentMethod',
] as const;

export interface ValidationRules {
  readonly limits: PaymentLimits;
  readonly now: Date;
}

interface Identifiers extends PaymentIdentifiers {
  readonly idempotencyKey: string;
}

export type Verdict =
  | {
      readonly outcome: 'accepted';
      readonly identifiers: Identifiers;
      readonly amount: Money;
      readonly paymentMethod: MaskedPaymentMethod;
    }
  | {
      readonly outcome: 'rejected';
      /** Those that are valid themselves. */
      readonly identifiers: Partial<Identifiers>;
      readonly violations: readonly Violation[];
    };

/**
 * Decides about a payment request, finding everything that is wrong with it.
 * Never throws: whatever isn't a payment is rejected.
 */
export function validatePayment(event: unknown, { limits, now }: ValidationRules): Verdict {
  if (!isJsonObject(event)) {
    const violation = { field: '', code: 'wrong_type', message: 'must be an object' } as const;
    return { outcome: 'rejected', identifiers: {}, violations: [violation] };
  }
  const payment: LocatedObject = { pointer: '', members: event };
  const idempotencyKey = checkIdentifier(payment, 'idempotencyKey');
  const merchantId = checkIdentifier(payment, 'merchantId');
  const paymentReference = checkIdentifier(payment, 'paymentReference');
  const money = checkMoney(payment, limits);
  const paymentMethod = checkPaymentMethod(payment, now);
  const unknownFields = findUnknownFields(payment, PAYMENT_FIELDS);

  if (
    idempotencyKey.valid &&
    merchantId.valid &&
    paymentReference.valid &&
    money.valid &&
    paymentMethod.valid &&
    unknownFields.length === 0
  ) {
    return {
      outcome: 'accepted',
      identifiers: {
        idempotencyKey: idempotencyKey.value,
        merchantId: merchantId.value,
        paymentReference: paymentReference.value,
      },
      amount: money.value,
      paymentMethod: paymentMethod.value,
    };
  }
  return {
    outcome: 'rejected',
    identifiers: {
      ...(idempotencyKey.valid && { idempotencyKey: idempotencyKey.value }),
      ...(merchantId.valid && { merchantId: merchantId.value }),
      ...(paymentReference.valid && { paymentReference: paymentReference.value }),
    },
    violations: [
      ...violationsOf(idempotencyKey, merchantId, paymentReference, money, paymentMethod),
      ...unknownFields,
    ],
  };
}
