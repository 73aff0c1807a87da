import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  PAYMENT_TIMEOUTS,
  SERVER_OPTIONS,
} from '../../functions/payment-service/database/connection-options';
import { DrError, EXIT } from '../engine/errors';
import { DATABASE, SUPERUSER } from '../postgres/server';
import { ownedFolder } from '../tools/owned-folder';
import { pgbenchScript } from './pgbench-script';
import type { PaymentStatements } from './service-statements';
import { type Throughput, throughputOf } from './throughput';

export interface PgbenchOptions {
  readonly statements: PaymentStatements;
  readonly port: number;
  readonly clients: number;
  readonly seconds: number;
  /** Rounds must not pay with each other's keys. */
  readonly round: number;
}

/** What the server does for sessions of the service it does for these: it times every statement. */
const SESSION_SETTINGS = `${SERVER_OPTIONS} -c statement_timeout=${PAYMENT_TIMEOUTS.statementMs}`;

const PAYMENTS_PER_ROUND = 10_000_000;

const run = promisify(execFile);

/**
 * Makes the service's payments without the service: pgbench, with statements prepared once per
 * connection, as the driver of the service does it.
 */
export async function runPgbench(options: PgbenchOptions): Promise<Throughput> {
  const { statements, port, clients, seconds, round } = options;
  const folder = ownedFolder('payments-pgbench');
  const script = pgbenchScript(statements);
  const file = join(folder.path, 'payment.sql');
  writeFileSync(file, script.text);
  const variables = { ...script.variables, number: String(round * PAYMENTS_PER_ROUND) };
  try {
    const pgbench = [
      ...['--host', '127.0.0.1', '--port', String(port), '--username', SUPERUSER],
      ...['--no-vacuum', '--protocol', 'prepared', '--file', file],
      ...['--client', String(clients), '--jobs', '2', '--time', String(seconds)],
      ...['--log', '--log-prefix', join(folder.path, 'log')],
      ...Object.entries(variables).flatMap(([name, value]) => ['--define', `${name}=${value}`]),
      DATABASE,
    ];
    const { stdout } = await run('pgbench', pgbench, {
      env: { ...process.env, PGOPTIONS: SESSION_SETTINGS },
    });
    const failed = /^number of failed transactions: (\d+)/m.exec(stdout)?.[1];
    if (failed !== '0') throw new Error(`pgbench had failures:\n${stdout}`);
    return throughputOf(readLatencies(folder.path), seconds);
  } finally {
    folder.remove();
  }
}

/** @throws DrError when it is not installed */
export async function assertPgbench(): Promise<void> {
  try {
    await run('pgbench', ['--version'], { env: process.env });
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    throw new DrError({
      code: 'DR_PGBENCH_MISSING',
      message: 'pgbench is not installed, and the service is compared with it',
      nextSteps: [
        'apt-get install postgresql (on Debian and Ubuntu; pgbench comes with PostgreSQL)',
        'npm run bench:payments -- --minutes 10 (memory of the service, without pgbench)',
      ],
      exitCode: EXIT.invalidInput,
      cause,
    });
  }
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/** One line per transaction; the third field is its time in microseconds. */
function readLatencies(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('log'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => Number(line.split(' ')[2]));
}
