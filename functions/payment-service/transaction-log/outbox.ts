import type { Database } from '../database/database';
import type { Cursor } from '../payments/cursor';
import type { Payment } from '../payments/payment';
import { PAYMENT_COLUMNS, type PaymentRow, toPayment } from '../payments/payment-row';

/** Below the oldest running transaction, so that what lies between two rows never changes. */
const READ = `
SELECT ${PAYMENT_COLUMNS}
FROM payment_service.transaction_log_outbox AS outbox
JOIN payment_service.payments AS payment ON payment.id = outbox.payment_id
WHERE outbox.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
ORDER BY outbox.transaction_id, outbox.payment_id
LIMIT $1`;

const REMOVE = `
DELETE FROM payment_service.transaction_log_outbox
WHERE (transaction_id, payment_id) <= ($1::xid8, $2::uuid)`;

const LAG = `
SELECT extract(epoch FROM clock_timestamp() - payment.created_at) * 1000 AS lag_ms
FROM payment_service.transaction_log_outbox AS outbox
JOIN payment_service.payments AS payment ON payment.id = outbox.payment_id
ORDER BY outbox.transaction_id, outbox.payment_id
LIMIT 1`;

export interface OutboxBatch {
  readonly payments: readonly Payment[];
  /** The last payment of the batch. */
  readonly end: Cursor;
}

/**
 * The oldest payments that the log lacks, in order; undefined when there are none.
 *
 * @throws DatabaseFailure
 */
export async function readOutbox(
  database: Database,
  limit: number,
): Promise<OutboxBatch | undefined> {
  const rows = await database.query<PaymentRow>({
    name: 'read-outbox',
    text: READ,
    values: [limit],
  });
  const last = rows.at(-1);
  return (
    last && {
      payments: rows.map(toPayment),
      end: { transactionId: last.transaction_id, paymentId: last.id },
    }
  );
}

/** Forgets payments up to the end of a batch. @throws DatabaseFailure */
export async function removeFromOutbox(database: Database, end: Cursor): Promise<void> {
  await database.query({
    name: 'remove-from-outbox',
    text: REMOVE,
    values: [end.transactionId, end.paymentId],
  });
}

/** Age of the oldest payment that the log lacks; 0 when it has them all. @throws DatabaseFailure */
export async function outboxLagMs(database: Database): Promise<number> {
  const [row] = await database.query<{ lag_ms: string }>({
    name: 'outbox-lag',
    text: LAG,
    values: [],
  });
  return row === undefined ? 0 : Math.max(0, Math.round(Number(row.lag_ms)));
}
