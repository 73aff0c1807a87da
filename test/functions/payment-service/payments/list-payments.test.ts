import { type Cursor, START } from '../../../../functions/payment-service/payments/cursor';
import { listPayments } from '../../../../functions/payment-service/payments/list-payments';
import { openSession } from '../support/databases';
import { pay } from '../support/requests';
import { useWritingRegion } from '../support/writing-region';

const region = useWritingRegion();

/** Everything after a cursor, page by page. */
async function readAll(from: Cursor, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after = from; ; ) {
    const page = await listPayments(region.database, { after, limit });
    if (page.kind !== 'page') throw new Error(`the cursor of a payment that is here: ${page.kind}`);
    ids.push(...page.payments.map(({ payment }) => payment.id));
    const last = page.payments.at(-1);
    if (last === undefined) return ids;
    after = last.cursor;
  }
}

it('lists every payment once over pages of any size, in the same order', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, n) => pay(region.service, `listed-${n}`)));

  const small = await readAll(START, 3);
  const large = await readAll(START, 500);

  expect(new Set(small).size).toBe(20);
  expect(small).toEqual(large);
});

it('never lists a payment in front of one that it has listed', async () => {
  const slow = await openSession(region.server.port);
  await slow.query('BEGIN');
  await slow.query('SELECT pg_current_xact_id()');
  await pay(region.service, 'faster');
  const before = await readAll(START, 100);

  // Committed after "faster", with an older transaction id.
  await slow.query(`
    WITH payment AS (
      INSERT INTO payment_service.payments
        (id, idempotency_key_hash, merchant_id, payment_reference, currency, amount_minor,
         payment_method, synthetic, region, validated_in_region)
      VALUES (gen_random_uuid(), sha256('slower'), 'merchant', 'slower', 'USD', 1, '{}', false,
              'us-east-1', 'us-east-1') RETURNING id)
    INSERT INTO payment_service.ledger_entries
    SELECT id, line, account, 'USD', amount FROM payment,
      (VALUES (1, 'receivable', 1), (2, 'merchant', -1)) AS entry (line, account, amount)`);
  await slow.query('COMMIT');
  slow.close();
  const after = await readAll(START, 100);

  expect(after.slice(0, before.length)).toEqual(before);
  expect(after).toHaveLength(before.length + 2);
});
