import type { Database } from '../../../../functions/payment-service/database/database';
import { findPaymentByKey } from '../../../../functions/payment-service/payments/find-payment';

const KEY_HASH = Buffer.alloc(32, 1);

/** Answers by the name of the statement, as a driver would whose server has just these rows. */
function databaseWith(rows: Readonly<Record<string, object>>) {
  const asked: string[] = [];
  const database: Database = {
    query: async <Row extends object>({ name }: { readonly name: string }) => {
      asked.push(name);
      const row = rows[name];
      return row === undefined ? [] : [row as Row];
    },
    close: async () => undefined,
  };
  return { database, asked };
}

it('asks once for a key that is new, as nearly all are', async () => {
  const { database, asked } = databaseWith({});

  expect(await findPaymentByKey(database, KEY_HASH)).toBeUndefined();
  expect(asked).toEqual(['find-key']);
});

it('takes a key for unknown when a second server, behind the first, lacks its payment', async () => {
  const { database, asked } = databaseWith({
    'find-key': { payment_id: '0197-1', fingerprint: Buffer.alloc(32) },
  });

  expect(await findPaymentByKey(database, KEY_HASH)).toBeUndefined();
  expect(asked).toEqual(['find-key', 'find-payment']);
});
