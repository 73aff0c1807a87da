import { once } from 'node:events';
import { createServer } from 'node:net';
import { Client } from 'pg';
import { DATABASE, PostgresServer, SUPERUSER } from '../../../scripts/postgres/server';
import { SupervisedProcess } from '../../../scripts/postgres/supervised-process';
import { until } from '../../functions/payment-service/support/until';

afterEach(() => jest.restoreAllMocks());

async function ask<Row extends object>(
  { port }: PostgresServer,
  sql: string,
): Promise<Row | undefined> {
  const client = new Client({ host: '127.0.0.1', port, user: SUPERUSER, database: DATABASE });
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows[0];
}

it('keeps its data and its port when it crashes and is run again', async () => {
  const server = await PostgresServer.start();
  await ask(server, 'CREATE TABLE kept AS SELECT 1 AS one');

  await server.crash();
  await server.restart();
  const row = await ask(server, 'SELECT one FROM kept');

  await server.stop();
  expect(row).toEqual({ one: 1 });
});

it('waits for its port while somebody else has it', async () => {
  const server = await PostgresServer.start();
  await server.crash();
  const intruder = createServer().listen(server.port, '127.0.0.1');
  await once(intruder, 'listening');

  const starts = jest.spyOn(SupervisedProcess, 'start');
  const restarted = server.restart();
  // The second try says that the first one has failed.
  await until(
    async () => starts.mock.calls.length,
    (count) => count >= 2,
  );
  intruder.close();
  await restarted;
  const row = await ask(server, 'SELECT 1 AS one');

  await server.stop();
  expect(row).toEqual({ one: 1 });
});

it('is a standby until it is promoted, and a writer at once after that', async () => {
  const { primary, standby } = await PostgresServer.startPair();

  const before = await ask(standby, 'SELECT pg_is_in_recovery() AS standby');
  await standby.promote();
  const after = await ask(standby, 'SELECT pg_is_in_recovery() AS standby');

  await standby.stop();
  await primary.stop();
  expect([before, after]).toEqual([{ standby: true }, { standby: false }]);
});

it('hands the writing over and follows with its own data', async () => {
  const { primary, standby } = await PostgresServer.startPair();
  await ask(primary, 'CREATE TABLE handed AS SELECT 1 AS one');

  // In order: it ends once the standby has received everything.
  await primary.end();
  await standby.promote();
  await primary.followWithOwnData(standby.port);
  await ask(standby, 'INSERT INTO handed VALUES (2)');
  const followed = await until(
    () => ask<{ count: string }>(primary, 'SELECT count(*) FROM handed'),
    (row) => row?.count === '2',
  );

  await primary.stop();
  await standby.stop();
  expect(followed).toEqual({ count: '2' });
});

it('follows with a copy of a server that goes on writing, and forgets what it had of its own', async () => {
  const { primary, standby } = await PostgresServer.startPair();
  await standby.promote();
  await ask(primary, 'CREATE TABLE stray AS SELECT 1 AS one');
  await ask(standby, 'CREATE TABLE kept AS SELECT 1 AS one');

  await primary.followWithCopyOf(standby, standby.port);
  await ask(standby, 'INSERT INTO kept VALUES (2)');
  const followed = await until(
    () => ask<{ count: string }>(primary, 'SELECT count(*) FROM kept'),
    (row) => row?.count === '2',
  );
  const stray = await ask(primary, "SELECT to_regclass('stray') AS stray");

  await primary.stop();
  await standby.stop();
  expect(followed).toEqual({ count: '2' });
  expect(stray).toEqual({ stray: null });
});
