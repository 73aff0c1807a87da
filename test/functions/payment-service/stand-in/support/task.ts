import type { Database } from '../../../../../functions/payment-service/database/database';
import { ReadinessCheck } from '../../../../../functions/payment-service/health/readiness';
import { createApp } from '../../../../../functions/payment-service/http/create-app';
import { Metrics } from '../../../../../functions/payment-service/metrics/metrics';
import { createLogger } from '../../../../../functions/payment-service/observability/logger';
import { createStandIn } from '../../../../../functions/payment-service/stand-in/create-stand-in';
import type { PaymentValidator } from '../../../../../functions/payment-service/validation/validator';
import type { Clock } from '../../../../../functions/shared/ports';
import type { Operation } from '../../../../../functions/shared/state/operation';
import { localValidator } from '../../support/local-validator';
import { type CallOfProcess, Fuse } from './fuse';
import { type IntakeTables, KEY_LIFETIME_SECONDS, REGIONS } from './intake-tables';
import { type Steering, steeredDatabase } from './steered-database';

export const AFTER_MS = 360_000;

/** For background work of a task that isn't told to stop. */
export const UNTIL_DONE = new AbortController().signal;

/** What all tasks of a region have in common. */
export interface Surroundings {
  readonly real: Database;
  readonly steering: Steering;
  readonly tables: IntakeTables;
  readonly clock: Clock;
  readonly operation: () => Promise<Operation | undefined>;
  readonly region?: string;
  readonly validator?: PaymentValidator;
  readonly isDraining?: () => boolean;
  readonly maxOpenIntakes?: number;
  readonly isTableAway?: () => boolean;
}

/** One task of the payment service: its API, its background work by hand, and the fuse it hangs on. */
export async function startTask(surroundings: Surroundings) {
  const { real, steering, tables, clock, operation, region = REGIONS.dr } = surroundings;
  const { validator = localValidator(region), isDraining = () => false } = surroundings;
  const { maxOpenIntakes, isTableAway = () => false } = surroundings;
  const fuse = new Fuse();
  const log: string[] = [];
  const logger = createLogger({
    level: 'info',
    region,
    destination: { write: (line) => void log.push(line) },
  });
  const tableCall: CallOfProcess = {
    call: (make) =>
      isTableAway() ? Promise.reject(new Error('the table is away')) : fuse.call(make),
  };
  const metrics = new Metrics();
  const database = steeredDatabase(real, steering, clock, fuse);
  const common = { clock, logger, metrics, region, validator, database };
  const peer = region === REGIONS.dr ? REGIONS.primary : REGIONS.dr;
  const { standIn, booking } = createStandIn({
    ...common,
    keyLifetimeSeconds: KEY_LIFETIME_SECONDS,
    source: {
      afterMs: AFTER_MS,
      readOperation: () => fuse.call(operation),
      own: tables.table(region, tableCall),
      peer: tables.table(peer, tableCall, 'elsewhere'),
      ...(maxOpenIntakes !== undefined && { maxOpen: maxOpenIntakes }),
    },
  });
  const drain = { isDraining };
  const readiness = new ReadinessCheck({
    database,
    drain,
    clock,
    standsIn: async () => (await standIn.mode()) !== 'closed',
  });
  const app = await createApp({
    ...common,
    drain,
    readiness,
    standIn,
    keyLifetimeSeconds: KEY_LIFETIME_SECONDS,
    maxPaymentsInFlight: 100,
    https: null,
  });
  return {
    app,
    booking,
    fuse,
    log,
    metrics,
    standIn,
    /** What it does every second. */
    async tick(): Promise<void> {
      await standIn.watch();
      await standIn.observe();
    },
  };
}

export type Task = Awaited<ReturnType<typeof startTask>>;
