import type {
  Database,
  Statement,
} from '../../../../../functions/payment-service/database/database';
import { DatabaseFailure } from '../../../../../functions/payment-service/database/failure';
import { RegionDatabase } from '../../../../../functions/payment-service/database/region-database';
import { StatusMonitor } from '../../../../../functions/payment-service/database/status';
import type { Clock } from '../../../../../functions/shared/ports';
import type { Fuse } from './fuse';

export type DatabaseState = 'writes' | 'standby' | 'unreachable';

/** What a real database is at the moment, for everybody. */
export interface Steering {
  state: DatabaseState;
}

const WRITES = new Set(['store-payment', 'write-watermark']);

/** A region's database as one process sees it: real, as far as it is reachable and lets itself be written. */
export function steeredDatabase(
  real: Database,
  steering: Steering,
  clock: Clock,
  fuse?: Fuse,
): RegionDatabase {
  const query = <Row extends object>(statement: Statement): Promise<readonly Row[]> => {
    if (steering.state === 'unreachable') {
      return Promise.reject(new DatabaseFailure('unavailable', 'the database is unreachable'));
    }
    if (steering.state === 'standby' && WRITES.has(statement.name)) {
      return Promise.reject(new DatabaseFailure('read-only', 'the database is a standby'));
    }
    return real.query<Row>(statement);
  };
  const database: Database = {
    query: <Row extends object>(statement: Statement) =>
      fuse ? fuse.call(() => query<Row>(statement)) : query<Row>(statement),
    close: async () => undefined,
  };
  const status: Database = {
    query: async () => {
      if (steering.state === 'unreachable') {
        throw new DatabaseFailure('unavailable', 'the database is unreachable');
      }
      return [{ read_only: steering.state === 'standby' }] as never;
    },
    close: async () => undefined,
  };
  const monitor = new StatusMonitor({
    database: status,
    clock,
    timeoutMs: 1_000,
    onAnswer: () => undefined,
  });
  const endpoint = { database, monitor };
  return new RegionDatabase({ writer: endpoint, reader: endpoint });
}
