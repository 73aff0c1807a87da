import { PostgresServer } from '../../../../scripts/postgres/server';
import { startApp, type TestApp } from '../support/app';
import { migrateAt } from '../support/databases';
import { pay } from '../support/requests';
import { StoppedClock } from '../support/stopped-clock';
import { until } from '../support/until';

let primary: PostgresServer;
let standby: PostgresServer;
let atPrimary: TestApp;
let atStandby: TestApp;

beforeEach(async () => {
  ({ primary, standby } = await PostgresServer.startPair());
  await migrateAt(primary.port);
  atPrimary = await startApp({
    ports: { writer: primary.port, reader: primary.port },
    // However long the test takes, the database is back within its time.
    readinessClock: new StoppedClock(),
  });
  atStandby = await startApp({ ports: { writer: standby.port, reader: standby.port } });
});

afterEach(async () => {
  await atPrimary.stop();
  await atStandby.stop();
  await standby.stop();
  await primary.stop();
});

const read = (service: TestApp, id: string) => service.app.inject(`/payments/${id}`);

it('reads what is replicated, refuses to write, and says which of both it can', async () => {
  const taken = await pay(atPrimary, 'replicated');
  const { id } = taken.json<{ id: string }>();

  const found = await until(
    () => read(atStandby, id),
    ({ statusCode }) => statusCode === 200,
  );
  const refused = await pay(atStandby, 'refused');
  const ready = await atStandby.app.inject('/health/ready');
  const writer = await atStandby.app.inject('/health/writer');

  expect(found.json()).toEqual(taken.json());
  expect(refused.statusCode).toBe(503);
  expect(refused.headers).toHaveProperty('retry-after');
  expect(refused.json()).toMatchObject({ type: 'urn:payment-service:problem:standby-region' });
  expect(ready.statusCode).toBe(200);
  expect(writer.statusCode).toBe(503);
});

it('answers a retry of a payment that the lost region took, once it is promoted', async () => {
  const first = await pay(atPrimary, 'before-failover');
  const { id } = first.json<{ id: string }>();
  await until(
    () => read(atStandby, id),
    ({ statusCode }) => statusCode === 200,
  );

  await primary.crash();
  await standby.promote();
  const retry = await until(
    () => pay(atStandby, 'before-failover'),
    ({ statusCode }) => statusCode !== 503,
  );
  const writer = await atStandby.app.inject('/health/writer');
  const next = await pay(atStandby, 'after-failover');

  expect(retry.statusCode).toBe(201);
  expect(retry.body).toBe(first.body);
  expect(writer.statusCode).toBe(200);
  expect(next.statusCode).toBe(201);
});

it('stays ready while its database restarts, and says that it can not write', async () => {
  await atPrimary.app.inject('/health/ready');

  await primary.crash();
  const refused = await until(
    () => pay(atPrimary, 'while-away'),
    ({ statusCode }) => statusCode === 503,
  );
  const ready = await atPrimary.app.inject('/health/ready');
  const writer = await until(
    () => atPrimary.app.inject('/health/writer'),
    ({ statusCode }) => statusCode === 503,
  );
  await primary.restart();
  const taken = await until(
    () => pay(atPrimary, 'while-away'),
    ({ statusCode }) => statusCode === 201,
  );

  expect(refused.headers).toHaveProperty('retry-after');
  expect(ready.statusCode).toBe(200);
  expect(writer.json()).toEqual({ status: 'unavailable' });
  expect(taken.statusCode).toBe(201);
});
