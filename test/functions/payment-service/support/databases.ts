import type {
  DatabaseEndpoint,
  DatabaseTimeouts,
} from '../../../../functions/payment-service/database/connection-options';
import { migrate } from '../../../../functions/payment-service/database/migrate';
import { MIGRATIONS } from '../../../../functions/payment-service/database/migrations';
import {
  type OpenRegion,
  openRegion,
  type RegionTimeouts,
} from '../../../../functions/payment-service/database/open-region';
import { PooledDatabase } from '../../../../functions/payment-service/database/pooled-database';
import { Session } from '../../../../functions/payment-service/database/session';
import { systemClock } from '../../../../functions/shared/adapters/system-clock';
import type { Clock } from '../../../../functions/shared/ports';
import { DATABASE, SUPERUSER } from '../../../../scripts/postgres/server';

export const endpointAt = (port: number): DatabaseEndpoint => ({
  host: '127.0.0.1',
  port,
  database: DATABASE,
  username: SUPERUSER,
  password: 'not-asked-for',
  tls: { mode: 'off' },
});

/** For tests that aren't about time: whatever else the machine does, nothing runs out. */
export const PATIENT_TIMEOUTS: DatabaseTimeouts = {
  connectMs: 120_000,
  statementMs: 120_000,
  answerMs: 130_000,
};

export const PATIENT_REGION_TIMEOUTS: RegionTimeouts = {
  payments: PATIENT_TIMEOUTS,
  status: PATIENT_TIMEOUTS,
  statusMs: 140_000,
};

export interface PoolSettings {
  readonly timeouts?: DatabaseTimeouts;
  readonly maxConnections?: number;
  readonly maxWaiting?: number;
}

export const openPool = (
  port: number,
  { timeouts = PATIENT_TIMEOUTS, maxConnections = 10, maxWaiting = 100 }: PoolSettings = {},
): PooledDatabase =>
  new PooledDatabase({
    endpoint: endpointAt(port),
    timeouts,
    maxConnections,
    maxWaiting,
    onIdleFailure: () => undefined,
  });

export const openSession = (port: number): Promise<Session> =>
  Session.open(endpointAt(port), PATIENT_TIMEOUTS);

export async function migrateAt(port: number): Promise<void> {
  const session = await openSession(port);
  await migrate(session, MIGRATIONS);
  session.close();
}

export interface RegionSettings {
  readonly timeouts?: RegionTimeouts;
  /** Of what is known of the databases; while it stands still, they are not asked again. */
  readonly clock?: Clock;
}

/** A region whose writer and reader endpoints lead to these ports. */
export const openRegionAt = (
  ports: { readonly writer: number; readonly reader: number },
  { timeouts = PATIENT_REGION_TIMEOUTS, clock = systemClock }: RegionSettings = {},
): OpenRegion =>
  openRegion({
    writer: endpointAt(ports.writer),
    reader: endpointAt(ports.reader),
    maxConnections: 10,
    timeouts,
    clock,
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  });

const ignore = () => undefined;
