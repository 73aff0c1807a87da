import type { Static } from '@fastify/type-provider-typebox';
import { formatMinorUnits } from '../../validate-payment/decimal-amount';
import { CURRENCIES } from '../../validate-payment/iso-4217';
import type { Payment } from '../payments/payment';
import type { PaymentResource } from './schemas';

type Resource = Static<typeof PaymentResource>;

/** What a request to pay is answered with, the first time and with every retry. */
export interface FirstAnswer {
  readonly status: 201 | 202;
  readonly body: Resource;
}

/** The same bytes whenever it is given: nothing in it changes when the payment is booked. */
export function toFirstAnswer(payment: Payment): FirstAnswer {
  return payment.standIn
    ? { status: 202, body: toResource(payment, 'pending') }
    : { status: 201, body: toResource(payment) };
}

/** A payment as the API shows it, the same every time it is asked for once it is booked. */
export function toResource(payment: Payment, status: Resource['status'] = 'accepted'): Resource {
  const { currency: code, minorUnits } = payment.amount;
  const currency = CURRENCIES.get(code);
  if (currency === undefined) throw new Error(`payment ${payment.id} is in unknown ${code}`);
  return {
    id: payment.id,
    status,
    idempotencyKeyHash: payment.idempotencyKeyHash,
    merchantId: payment.merchantId,
    paymentReference: payment.paymentReference,
    amount: formatMinorUnits(minorUnits, currency),
    currency: code,
    paymentMethod: payment.paymentMethod,
    synthetic: payment.synthetic,
    region: payment.region,
    createdAt: payment.createdAt.toISOString(),
  };
}
