import type { Database } from '../database/database';
import type { Payment } from './payment';
import { PAYMENT_COLUMNS, type PaymentRow, toPayment } from './payment-row';

const FIND_BY_ID = `
SELECT ${PAYMENT_COLUMNS} FROM payment_service.payments AS payment WHERE payment.id = $1`;

const FIND_BY_KEY = `
SELECT key.fingerprint, ${PAYMENT_COLUMNS}
FROM payment_service.idempotency_keys AS key
JOIN payment_service.payments AS payment ON payment.id = key.payment_id
WHERE key.key_hash = $1`;

/** @throws DatabaseFailure */
export async function findPayment(database: Database, id: string): Promise<Payment | undefined> {
  const [row] = await database.query<PaymentRow>({
    name: 'find-payment',
    text: FIND_BY_ID,
    values: [id],
  });
  return row && toPayment(row);
}

/** @throws DatabaseFailure */
export async function findPaymentByKey(
  database: Database,
  keyHash: Buffer,
): Promise<{ readonly payment: Payment; readonly fingerprint: Buffer } | undefined> {
  const [row] = await database.query<PaymentRow & { readonly fingerprint: Buffer }>({
    name: 'find-payment-by-key',
    text: FIND_BY_KEY,
    values: [keyHash],
  });
  return row && { payment: toPayment(row), fingerprint: row.fingerprint };
}
