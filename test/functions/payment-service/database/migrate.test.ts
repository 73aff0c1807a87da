import { migrate } from '../../../../functions/payment-service/database/migrate';
import { MIGRATIONS } from '../../../../functions/payment-service/database/migrations';
import { hasCurrentSchema } from '../../../../functions/payment-service/database/schema';
import { PostgresServer } from '../../../../scripts/postgres/server';
import { openPool, openSession } from '../support/databases';

let primary: PostgresServer;
let standby: PostgresServer;

beforeEach(async () => {
  ({ primary, standby } = await PostgresServer.startPair());
});

afterEach(async () => {
  await standby.stop();
  await primary.stop();
});

async function migrateTo(server: PostgresServer, migrations = MIGRATIONS): Promise<void> {
  const session = await openSession(server.port);
  try {
    await migrate(session, migrations);
  } finally {
    session.close();
  }
}

async function isCurrent(server: PostgresServer): Promise<boolean> {
  const database = openPool(server.port);
  try {
    return await hasCurrentSchema(database);
  } finally {
    await database.close();
  }
}

it('brings an empty database up to date', async () => {
  const before = await isCurrent(primary);

  await migrateTo(primary);

  expect(before).toBe(false);
  expect(await isCurrent(primary)).toBe(true);
});

it('does each step once when many come first at the same time', async () => {
  await Promise.all(Array.from({ length: 5 }, () => migrateTo(primary)));

  expect(await isCurrent(primary)).toBe(true);
});

it('leaves nothing behind of a step that fails', async () => {
  const broken = [
    { version: 1, name: 'half', sql: 'CREATE TABLE public.half (); SELECT nonsense' },
  ];

  await expect(migrateTo(primary, broken)).rejects.toThrow('nonsense');

  const database = openPool(primary.port);
  const rows = await database.query({
    name: 'half',
    text: "SELECT to_regclass('public.half') AS half",
    values: [],
  });
  await database.close();
  expect(rows).toEqual([{ half: null }]);
});

it('refuses a step that was changed after it had been applied', async () => {
  await migrateTo(primary);
  const changed = MIGRATIONS.map((migration) => ({ ...migration, sql: `${migration.sql} ` }));

  await expect(migrateTo(primary, changed)).rejects.toThrow('was applied with other contents');
});

it('changes nothing on a standby', async () => {
  await expect(migrateTo(standby)).rejects.toMatchObject({ code: '25006' });
});

it('does not keep payments waiting for a table that somebody reads for long', async () => {
  await migrateTo(primary);
  const reader = await openSession(primary.port);
  await reader.query('BEGIN');
  await reader.query('SELECT FROM payment_service.payments');
  const alter = {
    version: 1_000,
    name: 'alter',
    sql: 'ALTER TABLE payment_service.payments ADD COLUMN added text',
  };

  const refused = migrateTo(primary, [...MIGRATIONS, alter]);
  await expect(refused).rejects.toMatchObject({ code: '55P03' });

  await reader.query('COMMIT');
  reader.close();
  await migrateTo(primary, [...MIGRATIONS, alter]);
});
