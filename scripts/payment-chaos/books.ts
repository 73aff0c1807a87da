import { Pool } from 'pg';
import { DATABASE, SUPERUSER } from '../postgres/server';
import type { StoredPayment, Violation } from './history';

const PAYMENTS_SINCE = `
SELECT payment.id, encode(payment.idempotency_key_hash, 'hex') AS key_hash, payment.merchant_id,
       payment.payment_reference, payment.currency, payment.amount_minor,
       EXISTS (SELECT FROM payment_service.idempotency_keys AS key
               WHERE key.key_hash = payment.idempotency_key_hash
                 AND key.payment_id = payment.id) AS has_key,
       (SELECT coalesce(jsonb_agg(jsonb_build_array(account, currency, amount_minor::text)), '[]')
        FROM payment_service.ledger_entries WHERE payment_id = payment.id) AS entries
FROM payment_service.payments AS payment
WHERE payment.transaction_id >= $1::xid8`;

interface Row {
  readonly id: string;
  readonly key_hash: string;
  readonly merchant_id: string;
  readonly payment_reference: string;
  readonly currency: string;
  readonly amount_minor: string;
  readonly has_key: boolean;
  readonly entries: readonly (readonly [account: string, currency: string, minor: string])[];
}

/** What the whole database must never show, whoever asked for what. */
const TOTALS = `
SELECT 'nobody pays twice' AS promise, encode(idempotency_key_hash, 'hex') AS detail
FROM payment_service.payments GROUP BY idempotency_key_hash HAVING count(*) > 1
UNION ALL
SELECT 'the ledger sums to zero', currency
FROM payment_service.ledger_entries GROUP BY currency HAVING sum(amount_minor) <> 0`;

/** Reads a payment database from outside the service. */
export class Books {
  private readonly pool: Pool;

  constructor(port: number) {
    this.pool = new Pool({
      host: '127.0.0.1',
      port,
      user: SUPERUSER,
      database: DATABASE,
      max: 1,
    });
    // Its server crashes as often as that of the services.
    this.pool.on('error', () => undefined);
  }

  /** Every payment from now on has this transaction id or a later one. */
  async now(): Promise<string> {
    const [row] = await this.rows<{ xid: string }>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xid',
    );
    if (row === undefined) throw new Error('the database has no transaction ids');
    return row.xid;
  }

  async paymentsSince(transactionId: string): Promise<readonly StoredPayment[]> {
    const rows = await this.rows<Row>(PAYMENTS_SINCE, [transactionId]);
    return rows.map((row) => ({
      id: row.id,
      keyHash: row.key_hash,
      merchantId: row.merchant_id,
      paymentReference: row.payment_reference,
      currency: row.currency,
      amountMinor: BigInt(row.amount_minor),
      hasKey: row.has_key,
      entries: row.entries.map(([account, currency, minor]) => ({
        account,
        currency,
        amountMinor: BigInt(minor),
      })),
    }));
  }

  async allPaymentIds(): Promise<readonly string[]> {
    const rows = await this.rows<{ id: string }>('SELECT id FROM payment_service.payments');
    return rows.map(({ id }) => id);
  }

  checkTotals(): Promise<readonly Violation[]> {
    return this.rows<{ promise: string; detail: string }>(TOTALS);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private async rows<R extends object>(text: string, values: unknown[] = []): Promise<R[]> {
    return (await this.pool.query<R>(text, values)).rows;
  }
}
