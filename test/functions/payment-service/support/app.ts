import type { RegionTimeouts } from '../../../../functions/payment-service/database/open-region';
import type { DrainState } from '../../../../functions/payment-service/drain/drain-state';
import { ReadinessCheck } from '../../../../functions/payment-service/health/readiness';
import { createApp } from '../../../../functions/payment-service/http/create-app';
import { Metrics } from '../../../../functions/payment-service/metrics/metrics';
import { createLogger } from '../../../../functions/payment-service/observability/logger';
import type { PaymentValidator } from '../../../../functions/payment-service/validation/validator';
import { systemClock } from '../../../../functions/shared/adapters/system-clock';
import type { Clock } from '../../../../functions/shared/ports';
import { openRegionAt } from './databases';
import { localValidator } from './local-validator';

export interface TestAppOptions {
  readonly ports: { readonly writer: number; readonly reader: number };
  /** Of the database; patient unless given. */
  readonly timeouts?: RegionTimeouts;
  readonly validator?: PaymentValidator;
  readonly drain?: DrainState;
  readonly maxPaymentsInFlight?: number;
  /** Of what is known of the databases; while it stands still, they are not asked again. */
  readonly statusClock?: Clock;
  /** Of the time that a database may be away while the region still calls itself ready. */
  readonly readinessClock?: Clock;
}

/** The service's API over real databases, with its log kept to be looked at. */
export async function startApp({
  ports,
  timeouts,
  validator = localValidator(),
  drain = { isDraining: () => false },
  maxPaymentsInFlight = 100,
  statusClock = systemClock,
  readinessClock = systemClock,
}: TestAppOptions) {
  const { database, close } = openRegionAt(ports, {
    clock: statusClock,
    ...(timeouts && { timeouts }),
  });
  const log: string[] = [];
  const metrics = new Metrics();
  const readiness = new ReadinessCheck({ database, drain, clock: readinessClock });
  const app = await createApp({
    clock: systemClock,
    database,
    validator,
    drain,
    readiness,
    metrics,
    region: 'us-east-1',
    keyLifetimeSeconds: 86_400,
    maxPaymentsInFlight,
    https: null,
    logger: createLogger({
      level: 'info',
      region: 'us-east-1',
      destination: { write: (line) => void log.push(line) },
    }),
  });
  return {
    app,
    log,
    metrics,
    readiness,
    stop: async () => {
      await app.close();
      await close();
    },
  };
}

export type TestApp = Awaited<ReturnType<typeof startApp>>;
