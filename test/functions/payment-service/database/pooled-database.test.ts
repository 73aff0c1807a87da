import type { DatabaseTimeouts } from '../../../../functions/payment-service/database/connection-options';
import { DatabaseFailure } from '../../../../functions/payment-service/database/failure';
import type { PooledDatabase } from '../../../../functions/payment-service/database/pooled-database';
import { PostgresServer } from '../../../../scripts/postgres/server';
import { TcpProxy } from '../../../../scripts/postgres/tcp-proxy';
import { openPool, PATIENT_TIMEOUTS } from '../support/databases';
import { until } from '../support/until';

let server: PostgresServer;
let proxy: TcpProxy;
let database: PooledDatabase;

beforeAll(async () => {
  server = await PostgresServer.start();
});

afterAll(() => server.stop());

beforeEach(async () => {
  proxy = await TcpProxy.start(server.port);
  database = openSmallPool();
});

afterEach(async () => {
  await database.close();
  await proxy.stop();
});

const openSmallPool = (timeouts: Partial<DatabaseTimeouts> = {}) =>
  openPool(proxy.port, {
    timeouts: { ...PATIENT_TIMEOUTS, ...timeouts },
    maxConnections: 2,
    maxWaiting: 3,
  });

/** For tests of one time-out; the others stay out of its way. */
async function useTimeout(timeouts: Partial<DatabaseTimeouts>): Promise<void> {
  await database.close();
  database = openSmallPool(timeouts);
}

const run = (text: string) => database.query<{ pid: number }>({ name: text, text, values: [] });

const backend = async () => (await run('SELECT pg_backend_pid() AS pid'))[0]?.pid;

/** As often as it takes on a busy machine, where a short time-out can run out on anything. */
const settledBackend = () =>
  until(
    () => backend().catch(() => undefined),
    (pid) => pid !== undefined,
  );

const settledBackends = () => Promise.all([settledBackend(), settledBackend()]);

/** The kind of failure that a statement ends with. */
const failureOf = (statement: Promise<unknown>) =>
  statement.then(
    () => 'none',
    (error: unknown) => (error instanceof DatabaseFailure ? error.kind : error),
  );

it('uses a connection again', async () => {
  const first = await backend();

  expect(await backend()).toBe(first);
});

it('gives up a connection that nothing comes back from, and the statement counts as unknown', async () => {
  await useTimeout({ answerMs: 1_000 });
  await settledBackend();
  proxy.blackhole();

  const failure = await failureOf(backend());

  expect(failure).toBe('outcome-unknown');
});

it('replaces every connection of a network that was lost, before any of them is used', async () => {
  await useTimeout({ answerMs: 1_000 });
  const before = await settledBackends();
  proxy.blackhole();
  await failureOf(backend());
  proxy.forward();

  const after = await settledBackends();

  expect(after.filter((pid) => before.includes(pid))).toEqual([]);
});

it('leaves no socket of a lost network open', async () => {
  await useTimeout({ answerMs: 1_000 });
  await settledBackends();
  proxy.blackholeOpenConnections();
  await failureOf(backend());

  await settledBackends();

  await until(
    async () => proxy.clients,
    (clients) => clients <= 2,
  );
});

it('does not use the connection of a cancelled statement again', async () => {
  await useTimeout({ statementMs: 500 });
  const first = await settledBackend();

  const failure = await failureOf(run('SELECT pg_sleep(600)'));

  expect(failure).toBe('unavailable');
  expect(await settledBackend()).not.toBe(first);
});

it('drops all connections when one turns out to be read-only', async () => {
  const before = await Promise.all([backend(), backend()]);

  // The pool hands out the connection that it got back last.
  await run('SET default_transaction_read_only = on');
  const failure = await failureOf(run('CREATE TABLE refused ()'));
  const after = await Promise.all([backend(), backend()]);

  expect(failure).toBe('read-only');
  expect(after.filter((pid) => before.includes(pid))).toEqual([]);
});

it('counts a statement that a server shut down in the middle of as unknown', async () => {
  const failure = await failureOf(run('SELECT pg_terminate_backend(pg_backend_pid())'));

  expect(failure).toBe('outcome-unknown');
  expect(await backend()).toBeGreaterThan(0);
});

it('says at once that a server which refuses connections is unavailable', async () => {
  await proxy.stop();

  const failure = await failureOf(backend());
  proxy = await TcpProxy.start(server.port);

  expect(failure).toBe('unavailable');
});

it('refuses callers beyond the queue at once, and serves those in it', async () => {
  const callers = Array.from({ length: 6 }, () => failureOf(run('SELECT pg_sleep(0.05)')));

  const outcomes = await Promise.all(callers);

  expect(outcomes.filter((outcome) => outcome === 'overloaded')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'none')).toHaveLength(5);
});

it('passes errors of the statement itself on as they are', async () => {
  await expect(run('SELECT nothing FROM nowhere')).rejects.toMatchObject({ code: '42P01' });
});
