import type { Database } from '../database/database';
import type { Cursor } from './cursor';
import type { Payment } from './payment';
import { PAYMENT_COLUMNS, type PaymentRow, toPayment } from './payment-row';

/**
 * Only payments below the oldest transaction that still runs: above it, one could yet be committed
 * in front of a payment that has been listed, and whoever reads on from there would miss it.
 */
const LIST = `
SELECT ${PAYMENT_COLUMNS} FROM payment_service.payments AS payment
WHERE (payment.transaction_id, payment.id) > ($1::xid8, $2::uuid)
  AND payment.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
ORDER BY payment.transaction_id, payment.id
LIMIT $3`;

export interface ListedPayment {
  readonly payment: Payment;
  readonly cursor: Cursor;
}

/**
 * Payments in an order that never changes; none ever appears before one that was listed.
 *
 * @throws DatabaseFailure
 */
export async function listPayments(
  database: Database,
  { after, limit }: { readonly after: Cursor; readonly limit: number },
): Promise<readonly ListedPayment[]> {
  const rows = await database.query<PaymentRow>({
    name: 'list-payments',
    text: LIST,
    values: [after.transactionId, after.paymentId, limit],
  });
  return rows.map((row) => ({
    payment: toPayment(row),
    cursor: { transactionId: row.transaction_id, paymentId: row.id },
  }));
}
