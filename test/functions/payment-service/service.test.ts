import { once } from 'node:events';
import { connect } from 'node:net';
import { createLogger } from '../../../functions/payment-service/observability/logger';
import {
  CLOSE_CONNECTIONS_AFTER_MS,
  LAME_DUCK_MS,
  type RunningService,
  startService,
} from '../../../functions/payment-service/service';
import { systemClock } from '../../../functions/shared/adapters/system-clock';
import type { Clock } from '../../../functions/shared/ports';
import { PostgresServer } from '../../../scripts/postgres/server';
import { endpointAt, PATIENT_REGION_TIMEOUTS } from './support/databases';
import { type Answer, ask } from './support/https';
import { localValidator } from './support/local-validator';
import { CARD_PAYMENT } from './support/requests';
import { until } from './support/until';

let server: PostgresServer;
/** The transaction log's, by name: one that is written again is the same one. */
let objects: Map<string, readonly string[]>;
let metricLines: string[];
/** Services that a test has started and not stopped. */
let running: Set<RunningService>;
let endLameDuck = () => {};

beforeEach(async () => {
  server = await PostgresServer.start();
  objects = new Map();
  metricLines = [];
  running = new Set();
});

afterEach(async () => {
  endLameDuck();
  await Promise.all([...running].map((service) => service.stop()));
  await server.stop();
});

async function start(clock: Clock = systemClock): Promise<RunningService> {
  const started = await startService({
    region: 'us-east-1',
    environmentSuffix: 'test',
    port: 0,
    internalPort: 0,
    writer: endpointAt(server.port),
    reader: endpointAt(server.port),
    maxDatabaseConnections: 4,
    maxPaymentsInFlight: 50,
    databaseTimeouts: PATIENT_REGION_TIMEOUTS,
    keyLifetimeSeconds: 3_600,
    clock,
    logger: createLogger({
      level: 'error',
      region: 'us-east-1',
      destination: { write: () => undefined },
    }),
    validator: localValidator(),
    drain: { isDraining: () => false },
    transactionLog: {
      append: async (name, lines) => void objects.set(name, lines),
    },
    writeMetrics: (line) => void metricLines.push(line),
  });
  const service: RunningService = {
    ...started,
    stop: () => {
      running.delete(service);
      return started.stop();
    },
  };
  running.add(service);
  return service;
}

const payAt = ({ port }: RunningService, key: string) =>
  ask(`https://127.0.0.1:${port}/payments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: CARD_PAYMENT,
  });

/** Ids of the payments that the transaction log has at least once, in the order in which it got them. */
const loggedIds = (): string[] => [
  ...new Set([...objects.values()].flat().map((line): string => JSON.parse(line).id)),
];

const idIn = ({ body }: Answer): string => JSON.parse(body).id;

const untilLogged = (id: string) =>
  until(
    async () => loggedIds(),
    (ids) => ids.includes(id),
  );

const untilReady = (service: RunningService) =>
  until(
    () => ready(service),
    ({ status }) => status === 200,
  );

const ready = ({ port }: RunningService) => ask(`https://127.0.0.1:${port}/health/ready`);

it('makes its schema on an empty database, gets ready and takes payments over TLS', async () => {
  const service = await start();

  await untilReady(service);
  const answer = await payAt(service, 'over-tls');

  await service.stop();
  expect(answer.status).toBe(201);
});

it('answers metrics and exposure on its internal port only', async () => {
  const service = await start();

  const metrics = await ask(`http://127.0.0.1:${service.internalPort}/metrics`);
  const exposure = await ask(`http://127.0.0.1:${service.internalPort}/dr/exposure`);
  const outside = await ask(`https://127.0.0.1:${service.port}/dr/exposure`);

  await service.stop();
  expect(metrics.body).toContain('payment_service_payments_taken_total 0');
  expect(JSON.parse(exposure.body)).toEqual({ kind: 'writer' });
  expect(outside.status).toBe(404);
});

it('says that it is not ready when it stops, answers what it was asked, and hands in the log', async () => {
  // As long as the test needs, instead of the seconds that clients get to hear of it.
  const lameDuck = new Promise<void>((resolve) => {
    endLameDuck = resolve;
  });
  const service = await start({
    ...systemClock,
    sleep: (ms, signal) => (ms === LAME_DUCK_MS ? lameDuck : systemClock.sleep(ms, signal)),
  });
  await untilReady(service);
  await untilLogged(idIn(await payAt(service, 'before')));

  const stopped = service.stop();
  const notReady = await ready(service);
  const late = await payAt(service, 'late');
  endLameDuck();
  await stopped;

  expect(notReady.status).toBe(503);
  expect(JSON.parse(notReady.body)).toEqual({ status: 'not-ready', reason: 'stopping' });
  expect(late.status).toBe(201);
  expect(loggedIds()).toContain(idIn(late));
});

/** Without a limit of the service's own, a connection without TLS is waited for for 120 s. */
const FAR_BELOW_HANDSHAKE_TIMEOUT_MS = 60_000;

it(
  'does not wait for connections over which nobody asks anything',
  async () => {
    const service = await start({
      ...systemClock,
      after: (ms, run) => systemClock.after(ms === CLOSE_CONNECTIONS_AFTER_MS ? 0 : ms, run),
    });
    await untilReady(service);
    const silent = connect(service.port, '127.0.0.1');
    await once(silent, 'connect');

    await service.stop();

    expect(metricLines.length).toBeGreaterThan(0);
    silent.destroy();
  },
  FAR_BELOW_HANDSHAKE_TIMEOUT_MS,
);

it('counts what it did up to its end', async () => {
  const service = await start();
  await untilReady(service);
  await until(
    () => payAt(service, 'counted'),
    ({ status }) => status === 201,
  );

  await service.stop();

  const taken = metricLines.map((line) => Number(JSON.parse(line).PaymentsTaken));
  expect(taken.reduce((sum, count) => sum + count, 0)).toBe(1);
});

it('says that its region writes, and which task leads', async () => {
  const service = await start();

  const metrics = await until(
    () => ask(`http://127.0.0.1:${service.internalPort}/metrics`),
    ({ body }) => body.includes('payment_service_task_leads 1'),
  );

  await service.stop();
  expect(metrics.body).toContain('payment_service_region_writes 1');
  expect(JSON.parse(metricLines.at(-1) ?? '{}')).toMatchObject({ RegionWrites: 1, TaskLeads: 0 });
});

it('lets one of two tasks lead, and the other when that one is gone', async () => {
  const [first, second] = await Promise.all([start(), start()]);
  await Promise.all([first, second].map(untilReady));

  const withTwo = idIn(await payAt(second, 'with-two'));
  await untilLogged(withTwo);
  await first.stop();
  const withOne = idIn(await payAt(second, 'with-one'));
  await untilLogged(withOne);
  await second.stop();

  expect(loggedIds()).toEqual([withTwo, withOne]);
});
