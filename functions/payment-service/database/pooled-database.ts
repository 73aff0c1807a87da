import { Pool, type PoolClient } from 'pg';
import {
  connectionOptions,
  type DatabaseEndpoint,
  type DatabaseTimeouts,
} from './connection-options';
import type { Database, Statement } from './database';
import { classifyFailure, DatabaseFailure } from './failure';
import { UnansweredStatements } from './unanswered-statements';

export interface PoolOptions {
  readonly endpoint: DatabaseEndpoint;
  readonly timeouts: DatabaseTimeouts;
  readonly maxConnections: number;
  /** Callers that may wait for a connection; the next is refused at once. */
  readonly maxWaiting: number;
  /** Told of idle connections that break; nobody waits for them. */
  readonly onIdleFailure: (error: Error) => void;
}

/** So that connections follow the endpoint's DNS name in time, and load spreads again. */
const MAX_CONNECTION_LIFETIME_SECONDS = 600;

/**
 * Of sessions of this user, which any user may see. A session whose client is gone without a word, and
 * which has nothing to do, is "idle".
 * https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-ACTIVITY-VIEW
 */
const FIND_BUSY = `
SELECT pid FROM pg_stat_activity WHERE pid = ANY ($1::int[]) AND state = 'active'`;

/**
 * A bounded pool of connections that never uses one again which is in doubt.
 *
 * Where commits hang, as they do while `rds.global_db_rpo` holds them back, a session that was given up
 * stays on the server, however long: nothing ends a commit. Each new connection in its place would
 * leave another one behind, until the server takes no more, from anybody. So there is an end to how
 * many of a statement are given up: as many as there are connections. Others go on.
 */
export class PooledDatabase implements Database {
  private readonly pool: Pool;
  /**
   * Goes up when a connection turns out to lead to a server that is gone or can't write any more.
   * All others that were opened before lead there too.
   */
  private generation = 0;
  private readonly generations = new WeakMap<PoolClient, number>();
  private readonly unanswered: UnansweredStatements;

  constructor(private readonly options: PoolOptions) {
    this.pool = new Pool({
      ...connectionOptions(options.endpoint, options.timeouts),
      max: options.maxConnections,
      maxLifetimeSeconds: MAX_CONNECTION_LIFETIME_SECONDS,
    });
    this.pool.on('connect', (client) => {
      this.generations.set(client, this.generation);
      // The pool listens while a connection is idle. While it is used, its statement fails with the
      // same error, but an event that nobody listens to would end the process.
      client.on('error', () => undefined);
    });
    this.pool.on('error', options.onIdleFailure);
    this.unanswered = new UnansweredStatements({
      limit: options.maxConnections,
      findBusy: (processIds) => this.findBusy(processIds),
    });
  }

  /** Callers that wait for a connection now. */
  get waiting(): number {
    return this.pool.waitingCount;
  }

  async query<Row extends object>(statement: Statement): Promise<readonly Row[]> {
    const { name } = statement;
    if (await this.unanswered.areTooMany(name)) {
      throw new DatabaseFailure('unavailable', `the server does not end statements "${name}"`);
    }
    return this.run(statement);
  }

  private async run<Row extends object>({
    name,
    text,
    values,
  }: Statement): Promise<readonly Row[]> {
    const client = await this.acquire();
    try {
      const { rows } = await client.query<Row>({ name, text, values: [...values] });
      client.release();
      return rows;
    } catch (error) {
      throw this.fail(client, name, error);
    }
  }

  /** Drops every connection that is open now, each as soon as nobody uses it. */
  renew(): void {
    this.generation += 1;
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** @throws DatabaseFailure, never `outcome-unknown`: nothing of anybody's was sent */
  private async findBusy(processIds: readonly number[]): Promise<readonly number[]> {
    const statement = { name: 'find-busy', text: FIND_BUSY, values: [processIds] };
    const rows = await this.run<{ readonly pid: number }>(statement).catch((cause: unknown) => {
      throw cause instanceof DatabaseFailure && cause.kind === 'outcome-unknown'
        ? new DatabaseFailure('unavailable', 'the server does not say what it does', { cause })
        : cause;
    });
    return rows.map(({ pid }) => pid);
  }

  private async acquire(): Promise<PoolClient> {
    if (this.pool.waitingCount >= this.options.maxWaiting) {
      throw new DatabaseFailure(
        'overloaded',
        `${this.options.maxWaiting} callers wait for a database connection already`,
      );
    }
    for (;;) {
      const client = await this.connect();
      if (this.generations.get(client) === this.generation) return client;
      discard(client);
    }
  }

  private async connect(): Promise<PoolClient> {
    const saturated =
      this.pool.totalCount >= this.options.maxConnections && this.pool.idleCount === 0;
    try {
      return await this.pool.connect();
    } catch (cause) {
      throw saturated
        ? new DatabaseFailure('overloaded', 'no database connection became free in time', { cause })
        : new DatabaseFailure('unavailable', 'the database cannot be connected to', { cause });
    }
  }

  private fail(client: PoolClient, statement: string, cause: unknown): unknown {
    discard(client);
    const kind = classifyFailure(cause);
    if (kind === undefined) return cause;
    if (kind === 'read-only' || kind === 'outcome-unknown') this.renew();
    if (kind === 'outcome-unknown') this.unanswered.add(statement, processIdOf(client));
    return new DatabaseFailure(kind, `statement "${statement}" failed`, { cause });
  }
}

/** Of its session on the server, which told it when they met; the driver's types don't know of it. */
const processIdOf = (client: PoolClient): number | undefined =>
  'processID' in client && typeof client.processID === 'number' ? client.processID : undefined;

/**
 * Closes a connection for good. Its socket is destroyed rather than ended: a goodbye to a server
 * that is gone is never acknowledged, and the socket would linger for as long as the kernel tries.
 */
function discard(client: PoolClient): void {
  client.release(true);
  client.connection.stream.destroy();
}
