import type { Static } from '@fastify/type-provider-typebox';
import { formatMinorUnits } from '../../validate-payment/decimal-amount';
import { CURRENCIES } from '../../validate-payment/iso-4217';
import type { Payment } from '../payments/payment';
import type { PaymentResource } from './schemas';

/** A payment as the API shows it, the same every time it is asked for. */
export function toResource(payment: Payment): Static<typeof PaymentResource> {
  const { currency: code, minorUnits } = payment.amount;
  const currency = CURRENCIES.get(code);
  if (currency === undefined) throw new Error(`payment ${payment.id} is in unknown ${code}`);
  return {
    id: payment.id,
    status: 'accepted',
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
