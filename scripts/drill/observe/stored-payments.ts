import type { Client } from 'pg';
import type { StoredPayment } from '../checks/drill-history';

/** Payments for clients; those that only prove that payments work are on other books. */
const PAYMENTS = `
SELECT payment.id, encode(payment.idempotency_key_hash, 'hex') AS key_hash, payment.currency,
       payment.amount_minor,
       (SELECT coalesce(jsonb_agg(jsonb_build_array(account, currency, amount_minor::text)), '[]')
        FROM payment_service.ledger_entries WHERE payment_id = payment.id) AS entries
FROM payment_service.payments AS payment`;

interface Row {
  readonly id: string;
  readonly key_hash: string;
  readonly currency: string;
  readonly amount_minor: string;
  readonly entries: readonly (readonly [account: string, currency: string, minor: string])[];
}

/** Everything that a database has, read past the service. */
export async function storedPayments(client: Client): Promise<readonly StoredPayment[]> {
  const { rows } = await client.query<Row>(PAYMENTS);
  return rows.map(({ id, key_hash, currency, amount_minor, entries }) => ({
    id,
    keyHash: key_hash,
    currency,
    minorUnits: Number(amount_minor),
    entries: entries.map(([account, entryCurrency, minor]) => ({
      account,
      currency: entryCurrency,
      minorUnits: Number(minor),
    })),
  }));
}

/** How many of some payments a database has. */
export async function countStored(client: Client, ids: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM payment_service.payments WHERE id::text = ANY($1)',
    [ids],
  );
  return rows[0]?.count ?? 0;
}
