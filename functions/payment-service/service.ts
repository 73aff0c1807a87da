import type { Logger } from 'pino';
import { describeFailure } from '../shared/describe-failure';
import type { Clock } from '../shared/ports';
import { withTimeout } from '../shared/with-timeout';
import type { DatabaseEndpoint } from './database/connection-options';
import { openRegion, type RegionTimeouts } from './database/open-region';
import { Session } from './database/session';
import type { DrainState } from './drain/drain-state';
import { Background } from './duties/background';
import { repeat } from './duties/repeat';
import { regionExposure } from './exposure/region-exposure';
import { ReadinessCheck } from './health/readiness';
import { createApp } from './http/create-app';
import { createInternalApp } from './http/create-internal-app';
import { EmbeddedMetrics } from './metrics/embedded-metrics';
import { Metrics } from './metrics/metrics';
import { PAYMENTS_NAMESPACE } from './metrics/namespace';
import { createStandIn, type StandInSource } from './stand-in/create-stand-in';
import { selfSignedCertificate } from './tls/self-signed-certificate';
import type { TransactionLog } from './transaction-log/transaction-log';
import type { PaymentValidator } from './validation/validator';

export interface ServiceOptions {
  readonly region: string;
  readonly environmentSuffix: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly internalPort: number;
  readonly writer: DatabaseEndpoint;
  readonly reader: DatabaseEndpoint;
  readonly maxDatabaseConnections: number;
  /** Of the database. @default REGION_TIMEOUTS */
  readonly databaseTimeouts?: RegionTimeouts;
  readonly maxPaymentsInFlight: number;
  readonly keyLifetimeSeconds: number;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly validator: PaymentValidator;
  readonly transactionLog: TransactionLog;
  readonly drain: DrainState;
  /** Absent: payments are taken by the database or not at all. */
  readonly standIn?: StandInSource;
  /** Where the lines of embedded metrics go. */
  readonly writeMetrics: (line: string) => void;
}

export interface RunningService {
  readonly port: number;
  readonly internalPort: number;
  /** Says that it isn't ready, answers what it was asked, hands in the transaction log. */
  stop(): Promise<void>;
}

const METRICS_INTERVAL_MS = 15_000;

/**
 * While it says that it isn't ready, it still answers for so long: whoever sent a request before
 * hearing of it gets it answered.
 */
export const LAME_DUCK_MS = 2_000;

/**
 * Clients wait for 10 s (docs/client-guide.md); what is still open this long after is silent or
 * hangs, perhaps before its TLS handshake, which nothing but time ends. The transaction log has to
 * be handed in before the process is ended at 27 s.
 */
export const CLOSE_CONNECTIONS_AFTER_MS = 15_000;

/** Not for the network: the load balancer's security group has no port for it either. */
const INTERNAL_HOST = '127.0.0.1';

/** Runs the whole service in this process. */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const { clock, logger, drain } = options;
  const metrics = new Metrics();
  const regionDatabase = openRegion({
    ...options,
    maxConnections: options.maxDatabaseConnections,
    ...(options.databaseTimeouts && { timeouts: options.databaseTimeouts }),
  });
  const { database } = regionDatabase;
  const created =
    options.standIn && createStandIn({ ...options, source: options.standIn, database, metrics });
  const standIn = created?.standIn;
  const readiness = new ReadinessCheck({
    database,
    drain,
    clock,
    ...(standIn && { standsIn: async () => (await standIn.mode()) !== 'closed' }),
  });
  const exposure = () => regionExposure(database);
  const { standIn: _source, ...settings } = options;
  const app = await createApp({
    ...settings,
    ...(standIn && { standIn }),
    database,
    readiness,
    metrics,
    https: selfSignedCertificate('payment-service', clock.nowMs()),
  });
  const internal = createInternalApp({ logger, metrics, exposure });
  const background = new Background({
    ...options,
    ...(created && { booking: created.booking }),
    database,
    exposure,
    metrics,
    openSession: (timeouts) => Session.open(options.writer, timeouts),
  });
  const reporting = new AbortController();
  const standingIn = created?.run(reporting.signal);
  const reports = reportMetrics(options, metrics, regionDatabase.waiting, reporting.signal);

  await app.listen({ host: '0.0.0.0', port: options.port });
  await internal.listen({ host: INTERNAL_HOST, port: options.internalPort });
  background.start();

  return {
    port: portOf(app.server.address()),
    internalPort: portOf(internal.server.address()),
    async stop() {
      readiness.stop();
      await clock.sleep(LAME_DUCK_MS);
      await withTimeout(
        { clock, what: 'closing all connections', timeoutMs: CLOSE_CONNECTIONS_AFTER_MS },
        () => app.close(),
      ).catch((error: unknown) => {
        logger.warn({ failure: describeFailure(error) }, 'connections are cut');
        app.server.closeAllConnections();
      });
      await background
        .stop()
        .catch((error: unknown) => logger.error({ err: error }, 'not all handed in'));
      reporting.abort();
      await reports;
      await standingIn;
      await internal.close();
      await regionDatabase.close();
      logger.info('stopped');
    },
  };
}

/** Until the signal aborts, and then once more: what was counted since is in no line yet. */
async function reportMetrics(
  { clock, logger, environmentSuffix, writeMetrics }: ServiceOptions,
  metrics: Metrics,
  waiting: () => number,
  signal: AbortSignal,
): Promise<void> {
  const embedded = new EmbeddedMetrics(metrics, {
    namespace: PAYMENTS_NAMESPACE,
    environment: environmentSuffix,
  });
  const report = async () => {
    metrics.gauge('DatabaseCallersWaiting', waiting());
    writeMetrics(`${embedded.nextLine(clock.nowMs())}\n`);
  };
  await repeat({ what: 'metrics', intervalMs: METRICS_INTERVAL_MS, clock, logger, signal }, report);
  await report();
}

function portOf(address: ReturnType<import('node:net').Server['address']>): number {
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('the server listens on no port');
}
