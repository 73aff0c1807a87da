import type { Database } from '../database/database';
import type { Cursor } from './cursor';
import type { Payment } from './payment';
import { PAYMENT_COLUMNS, type PaymentRow, toPayment } from './payment-row';

/**
 * Only payments below the oldest transaction that still runs: above it, one could yet be committed
 * in front of a payment that has been listed, and whoever reads on from there would miss it.
 *
 * And only after a payment that is here. Transaction ids that a failover has lost are given out
 * again, so that after a lost payment others would be missed. One statement, for the answer to all
 * of it has to be one server's at one moment.
 */
const LIST = `
SELECT place.is_known, place.is_standby, ${PAYMENT_COLUMNS}
FROM (
  SELECT $1::xid8 = '0'::xid8 OR EXISTS (
           SELECT FROM payment_service.payments WHERE id = $2::uuid AND transaction_id = $1::xid8
         ) AS is_known,
         pg_is_in_recovery() AS is_standby
) AS place
LEFT JOIN (
  SELECT * FROM payment_service.payments AS candidate
  WHERE (candidate.transaction_id, candidate.id) > ($1::xid8, $2::uuid)
    AND candidate.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY candidate.transaction_id, candidate.id
  LIMIT $3
) AS payment ON true
ORDER BY payment.transaction_id, payment.id`;

type ListRow = {
  readonly is_known: boolean;
  readonly is_standby: boolean;
} & (PaymentRow | { readonly id: null });

export interface ListedPayment {
  readonly payment: Payment;
  readonly cursor: Cursor;
}

export type ListOutcome =
  | { readonly kind: 'page'; readonly payments: readonly ListedPayment[] }
  /** The payment of the cursor is not in this database, and will not be. */
  | { readonly kind: 'cursor-lost' };

/**
 * Payments in an order that never changes; none ever appears before one that was listed.
 *
 * @throws DatabaseFailure
 */
export async function listPayments(
  database: Database,
  { after, limit }: { readonly after: Cursor; readonly limit: number },
): Promise<ListOutcome> {
  const rows = await database.query<ListRow>({
    name: 'list-payments',
    text: LIST,
    values: [after.transactionId, after.paymentId, limit],
  });
  const payments = rows.flatMap((row): ListedPayment[] =>
    row.id === null
      ? []
      : [
          {
            payment: toPayment(row),
            cursor: { transactionId: row.transaction_id, paymentId: row.id },
          },
        ],
  );
  const isLost = rows.some(
    // A standby may not have it yet, but then it has nothing that comes after it either.
    ({ is_known, is_standby }) => !is_known && (!is_standby || payments.length > 0),
  );
  return isLost ? { kind: 'cursor-lost' } : { kind: 'page', payments };
}
