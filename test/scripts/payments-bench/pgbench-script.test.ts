import { pgbenchScript } from '../../../scripts/payments-bench/pgbench-script';
import {
  type PaymentStatements,
  recordPaymentStatements,
} from '../../../scripts/payments-bench/service-statements';

const STATEMENTS: PaymentStatements = {
  find: { name: 'find', text: 'SELECT * FROM keys WHERE hash = $1', values: [Buffer.alloc(2, 7)] },
  store: {
    name: 'store',
    text: 'SELECT $1::bigint, $2, $3, $4, $5, $15',
    values: [1n, Buffer.alloc(1), Buffer.alloc(2, 7), 'id', null, 'last'].concat(
      Array.from({ length: 9 }, () => 'x'),
    ),
  },
};

it('gives constants as variables, and makes anew what has to be new with every payment', () => {
  const { text, variables } = pgbenchScript(STATEMENTS);

  expect(text).toContain('SELECT * FROM keys WHERE hash = sha256(int8send(:key));');
  expect(text).toContain('SELECT :lock::bigint, sha256(int8send(:key)), :p3, (lpad(');
  expect(text).toContain('::uuid, NULL, :p15;');
  expect(variables).toEqual({ p3: String.raw`\x0707`, p15: 'x' });
});

it("is the service's own statements, word for word but for their parameters", async () => {
  const statements = await recordPaymentStatements();

  const { text } = pgbenchScript(statements);

  const words = (sql: string) => sql.split(/\$\d+/)[0] ?? '';
  expect(words(statements.find.text).trim()).not.toBe('');
  expect(text).toContain(words(statements.find.text).trim());
  expect(text).toContain(words(statements.store.text).trim());
  expect(text).not.toMatch(/\$\d/);
});
