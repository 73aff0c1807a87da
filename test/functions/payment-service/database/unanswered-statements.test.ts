import type { Client } from 'pg';
import { DatabaseFailure } from '../../../../functions/payment-service/database/failure';
import type { PooledDatabase } from '../../../../functions/payment-service/database/pooled-database';
import { UnansweredStatements } from '../../../../functions/payment-service/database/unanswered-statements';
import { PostgresServer } from '../../../../scripts/postgres/server';
import { openPool, PATIENT_TIMEOUTS } from '../support/databases';
import { until } from '../support/until';

const CONNECTIONS = 2;

let server: PostgresServer;
let admin: Client;
let database: PooledDatabase;

beforeEach(async () => {
  server = await PostgresServer.start();
  admin = await server.connect();
  await admin.query('CREATE TABLE written (id int)');
  database = openPool(server.port, {
    timeouts: { ...PATIENT_TIMEOUTS, answerMs: 1_000 },
    maxConnections: CONNECTIONS,
  });
});

afterEach(async () => {
  await letCommits();
  await database.close();
  await admin.end();
  await server.stop();
});

/** As `rds.global_db_rpo` does while no other region keeps up: commits wait, reads don't. */
const holdCommits = () => waitFor("'nobody'");
const letCommits = () => waitFor("''");

async function waitFor(standbys: string): Promise<void> {
  await admin.query(`ALTER SYSTEM SET synchronous_standby_names = ${standbys}`);
  await admin.query('SELECT pg_reload_conf()');
  await until(
    async () => (await admin.query('SHOW synchronous_standby_names')).rows[0],
    ({ synchronous_standby_names: set }) => `'${set}'` === standbys,
  );
}

const outcomeOf = (name: string, text: string) =>
  database.query({ name, text, values: [] }).then(
    () => 'done',
    (error: unknown) => (error instanceof DatabaseFailure ? error.kind : error),
  );

const write = () => outcomeOf('write', 'INSERT INTO written VALUES (1)');
const read = () => outcomeOf('read', 'SELECT FROM written');

async function sessionsInCommit(): Promise<number> {
  const { rows } = await admin.query<{ sessions: number }>(
    "SELECT count(*)::int AS sessions FROM pg_stat_activity WHERE wait_event = 'SyncRep'",
  );
  return rows[0]?.sessions ?? 0;
}

it('leaves no more sessions behind in commits that hang than it has connections', async () => {
  await holdCommits();

  const outcomes = [];
  for (let writes = 0; writes < 6; writes += 1) outcomes.push(await write());

  expect(outcomes.slice(0, CONNECTIONS)).toEqual(['outcome-unknown', 'outcome-unknown']);
  expect(new Set(outcomes.slice(CONNECTIONS))).toEqual(new Set(['unavailable']));
  expect(await sessionsInCommit()).toBe(CONNECTIONS);
});

it('goes on reading meanwhile, and writes again as soon as the server does', async () => {
  await holdCommits();
  await Promise.all([write(), write()]);

  const readMeanwhile = await until(read, (outcome) => outcome === 'done');
  const writtenMeanwhile = await write();
  await letCommits();
  const writtenAfterwards = await until(write, (outcome) => outcome === 'done');

  expect(readMeanwhile).toBe('done');
  expect(writtenMeanwhile).toBe('unavailable');
  expect(writtenAfterwards).toBe('done');
});

it('asks the server once for all who want to know, and knows of those given up meanwhile', async () => {
  let questions = 0;
  const statements = new UnansweredStatements({
    limit: 2,
    findBusy: async () => {
      questions += 1;
      statements.add('write', 3);
      statements.add('write', 4);
      return [];
    },
  });
  statements.add('write', 1);
  statements.add('write', 2);

  const answers = await Promise.all([1, 2, 3].map(() => statements.areTooMany('write')));

  expect(answers).toEqual([true, true, true]);
  expect(questions).toBe(1);
  expect(await statements.areTooMany('read')).toBe(false);
});
