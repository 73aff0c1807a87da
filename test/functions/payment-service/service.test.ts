import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createLogger } from '../../../functions/payment-service/observability/logger';
import { type RunningService, startService } from '../../../functions/payment-service/service';
import { systemClock } from '../../../functions/shared/adapters/system-clock';
import { PostgresServer } from '../../support/postgres/server';
import { endpointAt } from './support/databases';
import { localValidator } from './support/local-validator';
import { CARD_PAYMENT } from './support/requests';
import { until } from './support/until';

let server: PostgresServer;
let objects: string[];

beforeEach(async () => {
  server = await PostgresServer.start();
  objects = [];
});

afterEach(() => server.stop());

const start = (): Promise<RunningService> =>
  startService({
    region: 'us-east-1',
    environmentSuffix: 'test',
    port: 0,
    internalPort: 0,
    writer: endpointAt(server.port),
    reader: endpointAt(server.port),
    maxDatabaseConnections: 4,
    maxPaymentsInFlight: 50,
    keyLifetimeSeconds: 3_600,
    clock: systemClock,
    logger: createLogger({
      level: 'error',
      region: 'us-east-1',
      destination: { write: (line) => void objects.push(line) },
    }),
    validator: localValidator(),
    drain: { isDraining: () => false },
    transactionLog: {
      append: async (_name, lines) => void objects.push(...lines),
    },
    writeMetrics: () => undefined,
  });

interface Answer {
  readonly status: number;
  readonly body: string;
}

function ask(
  url: string,
  options: { readonly method?: string; readonly headers?: Record<string, string> } = {},
  body?: object,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const outgoing = send(
      url,
      { ...options, rejectUnauthorized: false, agent: false },
      (incoming) => {
        let text = '';
        incoming.on('data', (chunk: Buffer) => {
          text += chunk.toString('utf8');
        });
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, body: text }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body && JSON.stringify(body));
  });
}

const payAt = ({ port }: RunningService, key: string) =>
  ask(
    `https://127.0.0.1:${port}/payments`,
    { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key } },
    CARD_PAYMENT,
  );

const ready = ({ port }: RunningService) => ask(`https://127.0.0.1:${port}/health/ready`);

it('makes its schema on an empty database, gets ready and takes payments over TLS', async () => {
  const service = await start();

  await until(
    () => ready(service),
    ({ status }) => status === 200,
  );
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
  const service = await start();
  await until(
    () => ready(service),
    ({ status }) => status === 200,
  );
  await until(
    () => payAt(service, 'before'),
    ({ status }) => status === 201,
  );
  await until(
    async () => objects.length,
    (count) => count > 0,
  );

  const stopped = service.stop();
  const [notReady, late] = await Promise.all([ready(service), payAt(service, 'late')]);
  await stopped;

  expect(notReady.status).toBe(503);
  expect(JSON.parse(notReady.body)).toEqual({ status: 'not-ready', reason: 'stopping' });
  expect(late.status).toBe(201);
  expect(objects.map((line) => JSON.parse(line).id)).toContain(JSON.parse(late.body).id);
});

it('lets one of two tasks lead, and the other when that one is gone', async () => {
  const [first, second] = await Promise.all([start(), start()]);
  await Promise.all(
    [first, second].map((service) =>
      until(
        () => ready(service),
        ({ status }) => status === 200,
      ),
    ),
  );

  await payAt(second, 'with-two');
  await until(
    async () => objects.length,
    (count) => count > 0,
  );
  const withTwo = objects.length;
  await first.stop();
  await payAt(second, 'with-one');
  await until(
    async () => objects.length,
    (count) => count > withTwo,
  );
  await second.stop();

  expect(withTwo).toBe(1);
  expect(objects).toHaveLength(2);
});
