import type { Database } from '../database/database';
import type { Payment } from './payment';
import { PAYMENT_COLUMNS, type PaymentRow, toPayment } from './payment-row';

const FIND_BY_ID = `
SELECT ${PAYMENT_COLUMNS} FROM payment_service.payments AS payment WHERE payment.id = $1`;

const FIND_KEY = `
SELECT payment_id, fingerprint FROM payment_service.idempotency_keys WHERE key_hash = $1`;

/** @throws DatabaseFailure */
export async function findPayment(database: Database, id: string): Promise<Payment | undefined> {
  const [row] = await database.query<PaymentRow>({
    name: 'find-payment',
    text: FIND_BY_ID,
    values: [id],
  });
  return row && toPayment(row);
}

/**
 * Looks for the key alone, and for its payment only when there is one: nearly every key is new, and
 * the many columns of a payment cost both sides of the connection even when there is no row.
 *
 * The two are read one after the other, perhaps from two servers. One that lacks the payment lacks
 * the key as well; what it knows is that there is none.
 *
 * @throws DatabaseFailure
 */
export async function findPaymentByKey(
  database: Database,
  keyHash: Buffer,
): Promise<{ readonly payment: Payment; readonly fingerprint: Buffer } | undefined> {
  const [key] = await database.query<{
    readonly payment_id: string;
    readonly fingerprint: Buffer;
  }>({ name: 'find-key', text: FIND_KEY, values: [keyHash] });
  if (key === undefined) return undefined;
  const payment = await findPayment(database, key.payment_id);
  return payment && { payment, fingerprint: key.fingerprint };
}
