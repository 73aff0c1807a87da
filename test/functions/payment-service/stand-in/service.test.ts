import { createLogger } from '../../../../functions/payment-service/observability/logger';
import { hashKey } from '../../../../functions/payment-service/payments/fingerprint';
import { type RunningService, startService } from '../../../../functions/payment-service/service';
import { DynamoDbIntakeTable } from '../../../../functions/payment-service/stand-in/dynamodb-intake-table';
import { systemClock } from '../../../../functions/shared/adapters/system-clock';
import { PostgresServer } from '../../../../scripts/postgres/server';
import { endpointAt, migrateAt, openPool, PATIENT_REGION_TIMEOUTS } from '../support/databases';
import { ask } from '../support/https';
import { localValidator } from '../support/local-validator';
import { CARD_PAYMENT } from '../support/requests';
import { until } from '../support/until';
import { IntakeTables, REGIONS } from './support/intake-tables';
import { paymentsOfKey } from './support/ledger';
import { failover } from './support/operations';
import { AFTER_MS } from './support/task';

let primary: PostgresServer;
let standby: PostgresServer;
let tables: IntakeTables;
let logged: string[];
let service: RunningService;

beforeEach(async () => {
  ({ primary, standby } = await PostgresServer.startPair());
  await migrateAt(primary.port);
  tables = new IntakeTables(systemClock);
  logged = [];
  const askedAtMs = systemClock.nowMs() - AFTER_MS - 1;
  service = await startService({
    region: REGIONS.dr,
    environmentSuffix: 'test',
    port: 0,
    internalPort: 0,
    writer: endpointAt(standby.port),
    reader: endpointAt(standby.port),
    maxDatabaseConnections: 4,
    maxPaymentsInFlight: 50,
    databaseTimeouts: PATIENT_REGION_TIMEOUTS,
    keyLifetimeSeconds: 3_600,
    clock: systemClock,
    logger: createLogger({
      level: 'error',
      region: REGIONS.dr,
      destination: { write: () => undefined },
    }),
    validator: localValidator(REGIONS.dr),
    drain: { isDraining: () => false },
    standIn: {
      afterMs: AFTER_MS,
      readOperation: async () => failover({ promoting: askedAtMs }),
      own: tables.table(REGIONS.dr),
      // Lost: nothing there ever answers.
      peer: new DynamoDbIntakeTable({
        dynamodb: { send: () => new Promise(() => undefined) },
        tableName: 'payment-intakes-test',
        isOwn: false,
        clock: systemClock,
        keyLifetimeSeconds: 3_600,
      }),
    },
    transactionLog: { append: async (_name, lines) => void logged.push(...lines) },
    writeMetrics: () => undefined,
  });
});

afterEach(async () => {
  await service.stop();
  await standby.stop();
  await primary.stop();
});

const url = (path: string) => `https://127.0.0.1:${service.port}${path}`;

const payWith = (key: string) =>
  ask(url('/payments'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: CARD_PAYMENT,
  });

it('the whole service takes payments in, and books them when its database is promoted, whatever the lost region does', async () => {
  const pending = await until(
    () => payWith('taken-in'),
    ({ status }) => status === 202,
  );
  const { id } = JSON.parse(pending.body);
  const [ready, writer] = await Promise.all([
    ask(url('/health/ready')),
    ask(url('/health/writer')),
  ]);
  await standby.promote();

  const booked = await until(
    () => ask(url(`/payments/${id}`)),
    ({ body }) => JSON.parse(body).status === 'accepted',
  );
  await until(
    async () => logged,
    (lines) => lines.some((line) => JSON.parse(line).id === id),
  );
  const retry = await payWith('taken-in');

  const database = openPool(standby.port);
  const payments = await paymentsOfKey(database, 'taken-in');
  await database.close();
  expect([ready.status, writer.status]).toEqual([200, 503]);
  expect(JSON.parse(pending.body)).toMatchObject({ status: 'pending' });
  expect(JSON.parse(booked.body)).toEqual({ ...JSON.parse(pending.body), status: 'accepted' });
  expect(retry.status).toBe(202);
  expect(retry.body).toBe(pending.body);
  expect(payments).toEqual([{ id, region: REGIONS.dr }]);
});

it('the whole service books what the other region had booked into a ledger that was given up', async () => {
  const key = 'booked-elsewhere';
  await until(
    () => payWith(key),
    ({ status }) => status === 202,
  );
  const intake = await tables.table(REGIONS.dr).find(hashKey(key).toString('hex'));
  if (intake === undefined) throw new Error('nothing was taken in');
  await tables.table(REGIONS.dr, undefined, 'elsewhere').settle(intake, { kind: 'booked' });
  await standby.promote();

  const database = openPool(standby.port);
  const payments = await until(
    () => paymentsOfKey(database, key),
    (found) => found.length > 0,
  ).finally(() => database.close());

  expect(payments).toEqual([{ id: intake.payment.id, region: REGIONS.dr }]);
});
