import { describeFailure } from '../../shared/describe-failure';
import type { Clock } from '../../shared/ports';
import type { ServiceLogger } from '../observability/logger';
import {
  type DatabaseEndpoint,
  type DatabaseTimeouts,
  PAYMENT_TIMEOUTS,
} from './connection-options';
import { PooledDatabase } from './pooled-database';
import { type Endpoint, RegionDatabase } from './region-database';
import { type DatabaseStatus, StatusMonitor } from './status';

export interface OpenRegionOptions {
  readonly writer: DatabaseEndpoint;
  readonly reader: DatabaseEndpoint;
  readonly maxConnections: number;
  /** @default REGION_TIMEOUTS */
  readonly timeouts?: RegionTimeouts;
  readonly clock: Clock;
  readonly logger: ServiceLogger;
}

export interface OpenRegion {
  readonly database: RegionDatabase;
  /** Callers that wait for a connection to write with. */
  waiting(): number;
  close(): Promise<void>;
}

/**
 * Callers that may wait, per connection. A statement takes a few milliseconds, so that the last in
 * the queue still waits far less than it may.
 */
const WAITING_PER_CONNECTION = 20;

/** How long a region's database may take, for work and for questions about itself. */
export interface RegionTimeouts {
  readonly payments: DatabaseTimeouts;
  readonly status: DatabaseTimeouts;
  /** For an answer about the status, a second try included. */
  readonly statusMs: number;
}

/**
 * A status is one row from memory, and health checks wait for it: what takes longer is not going
 * to take payments either.
 */
export const REGION_TIMEOUTS: RegionTimeouts = {
  payments: PAYMENT_TIMEOUTS,
  status: { connectMs: 1_000, statementMs: 1_000, answerMs: 1_200 },
  statusMs: 1_500,
};

/** Opens the pools of a region; connections follow with the first statements. */
export function openRegion(options: OpenRegionOptions): OpenRegion {
  const { timeouts = REGION_TIMEOUTS } = options;
  const pools: PooledDatabase[] = [];
  const open = (
    endpoint: DatabaseEndpoint,
    timeouts: DatabaseTimeouts,
    maxConnections: number,
  ): PooledDatabase => {
    const pool = new PooledDatabase({
      endpoint,
      timeouts,
      maxConnections,
      maxWaiting: maxConnections * WAITING_PER_CONNECTION,
      onIdleFailure: (error) =>
        options.logger.warn({ failure: describeFailure(error) }, 'an idle connection broke'),
    });
    pools.push(pool);
    return pool;
  };
  const openEndpoint = (
    endpoint: DatabaseEndpoint,
    leadsElsewhere: (status: DatabaseStatus) => boolean,
  ): Endpoint & { readonly database: PooledDatabase } => {
    const database = open(endpoint, timeouts.payments, options.maxConnections);
    // A connection of its own: whether this region can write must not depend on how busy it is.
    const monitored = open(endpoint, timeouts.status, 1);
    const monitor = new StatusMonitor({
      database: monitored,
      clock: options.clock,
      timeoutMs: timeouts.statusMs,
      onAnswer: (status) => {
        if (!leadsElsewhere(status)) return;
        monitored.renew();
        database.renew();
      },
    });
    return { database, monitor };
  };
  // A demoted writer keeps its connections, while the endpoint's name leads to the new one.
  const writer = openEndpoint(options.writer, ({ kind }) => kind !== 'writer');
  // One server alone, as on a laptop, is both.
  const reader = isSame(options.writer, options.reader)
    ? writer
    : openEndpoint(options.reader, ({ kind }) => kind === 'unavailable');
  return {
    database: new RegionDatabase({ writer, reader }),
    waiting: () => writer.database.waiting,
    close: async () => {
      await Promise.all(pools.map((pool) => pool.close()));
    },
  };
}

const isSame = (one: DatabaseEndpoint, other: DatabaseEndpoint): boolean =>
  one.host === other.host && one.port === other.port;
