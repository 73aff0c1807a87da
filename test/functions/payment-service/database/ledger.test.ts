import type { PooledDatabase } from '../../../../functions/payment-service/database/pooled-database';
import { PostgresServer } from '../../../../scripts/postgres/server';
import { migrateAt, openPool } from '../support/databases';

let server: PostgresServer;
let database: PooledDatabase;

beforeAll(async () => {
  server = await PostgresServer.start();
  await migrateAt(server.port);
  database = openPool(server.port);
});

afterAll(async () => {
  await database.close();
  await server.stop();
});

type Entry = readonly [account: string, currency: string, amountMinor: number];

/** A payment of 1050 USD with these entries, past the service. */
async function book(entries: readonly Entry[], synthetic = false): Promise<void> {
  const lines = entries.map(
    ([account, currency, amount], line) => `(${line}, '${account}', '${currency}', ${amount})`,
  );
  const insertEntries = `, entries AS (
    INSERT INTO payment_service.ledger_entries (payment_id, line, account, currency, amount_minor)
    SELECT id, entry.* FROM payment, (VALUES ${lines.join(', ')}) AS entry)`;
  await run(`
    WITH payment AS (
      INSERT INTO payment_service.payments
        (id, idempotency_key_hash, merchant_id, payment_reference, currency, amount_minor,
         payment_method, synthetic, region, validated_in_region)
      VALUES (gen_random_uuid(), sha256('key'), 'merchant', 'reference', 'USD', 1050,
              '{}', ${synthetic}, 'us-east-1', 'us-east-1')
      RETURNING id)
    ${entries.length === 0 ? '' : insertEntries}
    SELECT FROM payment`);
}

const run = (text: string) => database.query({ name: '', text, values: [] });

it('takes entries that balance', async () => {
  await expect(
    book([
      ['receivable', 'USD', 1050],
      ['merchant', 'USD', -1050],
    ]),
  ).resolves.toBeUndefined();
});

it.each<[string, readonly Entry[], boolean]>([
  ['no entries', [], false],
  ['one side only', [['receivable', 'USD', 1050]], false],
  [
    'another sum than zero',
    [
      ['receivable', 'USD', 1050],
      ['merchant', 'USD', -1049],
    ],
    false,
  ],
  [
    'another amount than the payment',
    [
      ['receivable', 'USD', 1],
      ['merchant', 'USD', -1],
    ],
    false,
  ],
  [
    'another currency',
    [
      ['receivable', 'USD', 1050],
      ['merchant', 'EUR', -1050],
    ],
    false,
  ],
  [
    'real accounts for a synthetic payment',
    [
      ['synthetic:receivable', 'USD', 1050],
      ['merchant', 'USD', -1050],
    ],
    true,
  ],
  [
    'synthetic accounts for a real payment',
    [
      ['receivable', 'USD', 1050],
      ['synthetic:merchant', 'USD', -1050],
    ],
    false,
  ],
])('refuses a payment with %s when it is committed', async (_what, entries, synthetic) => {
  await expect(book(entries, synthetic)).rejects.toThrow('do not balance');
});

it.each(['payments', 'ledger_entries'])('lets nobody change %s', async (table) => {
  await expect(run(`DELETE FROM payment_service.${table}`)).rejects.toThrow('append-only');
  await expect(run(`TRUNCATE payment_service.${table} CASCADE`)).rejects.toThrow('append-only');
});
