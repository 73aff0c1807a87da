import type { Database } from '../database/database';
import type { NewPayment, Payment } from './payment';

/**
 * Key, payment, ledger entries and outbox row in one statement, and so in one transaction and one
 * round trip: a client that dies can't leave a transaction open, and the only moment in which the
 * outcome is unknown is the one between sending and hearing.
 *
 * A second request with the same key at the same time doesn't wait for the first: it finds the
 * lock taken and is told so. The lock ends with the statement.
 */
const STORE_PAYMENT = `
WITH attempt AS MATERIALIZED (
  SELECT pg_try_advisory_xact_lock($1::bigint) AS is_alone
),
key AS (
  INSERT INTO payment_service.idempotency_keys (key_hash, fingerprint, payment_id, expires_at)
  SELECT $2, $3, $4, clock_timestamp() + make_interval(secs => $5) FROM attempt WHERE is_alone
  ON CONFLICT (key_hash) DO NOTHING
  RETURNING key_hash, payment_id
),
payment AS (
  INSERT INTO payment_service.payments
    (id, idempotency_key_hash, merchant_id, payment_reference, currency, amount_minor,
     payment_method, synthetic, region, validated_in_region, stood_in_at)
  SELECT payment_id, key_hash, $6, $7, $8, $9, $10, $11, $12, $13, $16 FROM key
  RETURNING id, currency, amount_minor, created_at
),
entries AS (
  INSERT INTO payment_service.ledger_entries (payment_id, line, account, currency, amount_minor)
  SELECT id, entry.line, entry.account, currency, entry.sign * amount_minor
  FROM payment, (VALUES (1, $14::text, 1), (2, $15::text, -1)) AS entry (line, account, sign)
),
outbox AS (
  INSERT INTO payment_service.transaction_log_outbox (payment_id) SELECT id FROM payment
)
SELECT is_alone, (SELECT created_at FROM payment) AS created_at FROM attempt`;

export type StoreOutcome =
  | { readonly kind: 'stored'; readonly payment: Payment }
  /** Another request with the same key is being stored at this moment. */
  | { readonly kind: 'in-flight' }
  | { readonly kind: 'key-taken' };

export interface PaymentToStore {
  readonly payment: NewPayment;
  readonly keyHash: Buffer;
  readonly fingerprint: Buffer;
  readonly keyLifetimeSeconds: number;
  /** When it was accepted, had that to be done without the database. */
  readonly stoodInAt?: Date;
}

/** @throws DatabaseFailure */
export async function storePayment(
  database: Database,
  { payment, keyHash, fingerprint, keyLifetimeSeconds, stoodInAt }: PaymentToStore,
): Promise<StoreOutcome> {
  const accounts = ledgerAccounts(payment);
  const [row] = await database.query<{ is_alone: boolean; created_at: Date | null }>({
    name: 'store-payment',
    text: STORE_PAYMENT,
    values: [
      keyHash.readBigInt64BE(),
      keyHash,
      fingerprint,
      payment.id,
      keyLifetimeSeconds,
      payment.merchantId,
      payment.paymentReference,
      payment.amount.currency,
      payment.amount.minorUnits,
      JSON.stringify(payment.paymentMethod),
      payment.synthetic,
      payment.region,
      payment.validatedInRegion,
      accounts.debit,
      accounts.credit,
      stoodInAt ?? null,
    ],
  });
  if (row?.is_alone !== true) return { kind: 'in-flight' };
  return row.created_at === null
    ? { kind: 'key-taken' }
    : {
        kind: 'stored',
        payment: {
          ...payment,
          createdAt: stoodInAt ?? row.created_at,
          standIn: stoodInAt !== undefined,
        },
      };
}

/**
 * What the payer's side owes us, against what we owe the merchant. Synthetic payments have accounts
 * of their own, so that no balance that means money ever holds one.
 */
function ledgerAccounts({ paymentMethod, merchantId, synthetic }: NewPayment): {
  readonly debit: string;
  readonly credit: string;
} {
  const book = synthetic ? 'synthetic:' : '';
  return {
    debit: `${book}receivable:${paymentMethod.type}`,
    credit: `${book}merchant:${merchantId}`,
  };
}
