import type { Database } from '../../../../../functions/payment-service/database/database';

interface Booked {
  readonly id: string;
  readonly region: string;
}

/** Payments of a key, straight from the ledger. */
export const paymentsOfKey = (database: Database, key: string): Promise<readonly Booked[]> =>
  database.query<Booked>({
    name: 'payments-of-key',
    text: `SELECT id, region FROM payment_service.payments WHERE idempotency_key_hash = sha256($1)`,
    values: [Buffer.from(key)],
  });

/** Zero, or money has appeared from nowhere. */
export async function ledgerBalance(database: Database): Promise<number> {
  const [row] = await database.query<{ balance: string }>({
    name: 'ledger-balance',
    text: 'SELECT coalesce(sum(amount_minor), 0) AS balance FROM payment_service.ledger_entries',
    values: [],
  });
  return Number(row?.balance);
}
