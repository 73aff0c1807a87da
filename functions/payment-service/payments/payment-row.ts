import type { MaskedPaymentMethod } from '../../validate-payment/result';
import type { Payment } from './payment';

/** A row of `payment_service.payments` as the driver gives it. */
export interface PaymentRow {
  readonly id: string;
  readonly transaction_id: string;
  readonly idempotency_key_hash: Buffer;
  readonly merchant_id: string;
  readonly payment_reference: string;
  readonly currency: string;
  /** A `bigint`, which the driver gives as text; never more than twelve digits here. */
  readonly amount_minor: string;
  readonly payment_method: MaskedPaymentMethod;
  readonly synthetic: boolean;
  readonly region: string;
  readonly validated_in_region: string;
  readonly created_at: Date;
  readonly stood_in_at: Date | null;
}

/** Columns of {@link PaymentRow}, of a table or alias named `payment`. */
export const PAYMENT_COLUMNS = [
  'id',
  'transaction_id',
  'idempotency_key_hash',
  'merchant_id',
  'payment_reference',
  'currency',
  'amount_minor',
  'payment_method',
  'synthetic',
  'region',
  'validated_in_region',
  'created_at',
  'stood_in_at',
]
  .map((column) => `payment.${column}`)
  .join(', ');

export function toPayment(row: PaymentRow): Payment {
  return {
    id: row.id,
    idempotencyKeyHash: row.idempotency_key_hash.toString('hex'),
    merchantId: row.merchant_id,
    paymentReference: row.payment_reference,
    amount: { currency: row.currency, minorUnits: Number(row.amount_minor) },
    paymentMethod: row.payment_method,
    synthetic: row.synthetic,
    region: row.region,
    validatedInRegion: row.validated_in_region,
    createdAt: row.stood_in_at ?? row.created_at,
    standIn: row.stood_in_at !== null,
  };
}
