import { REGION_TIMEOUTS } from '../../../../functions/payment-service/database/open-region';
import { PostgresServer } from '../../../../scripts/postgres/server';
import { TcpProxy } from '../../../../scripts/postgres/tcp-proxy';
import { startApp, type TestApp } from '../support/app';
import { migrateAt } from '../support/databases';
import { pay } from '../support/requests';
import { until } from '../support/until';

/** What is promised of a database socket that nothing comes back from, and nothing says so. */
const NOTICED_AND_REPLACED_WITHIN_MS = 10_000;

it('gives a silent socket up, and has another, within the time that is promised', () => {
  const { statementMs, answerMs, connectMs } = REGION_TIMEOUTS.payments;

  expect(answerMs + connectMs).toBeLessThan(NOTICED_AND_REPLACED_WITHIN_MS);
  // Or a slow statement would be taken for a dead socket.
  expect(statementMs).toBeLessThan(answerMs);
});

let server: PostgresServer;
let proxy: TcpProxy;
let service: TestApp;

beforeEach(async () => {
  server = await PostgresServer.start();
  await migrateAt(server.port);
  proxy = await TcpProxy.start(server.port);
  // With the time-outs of production.
  service = await startApp({
    ports: { writer: proxy.port, reader: proxy.port },
    timeouts: REGION_TIMEOUTS,
  });
});

afterEach(async () => {
  await service.stop();
  await proxy.stop();
  await server.stop();
});

const payUntilTaken = (key: string) =>
  until(
    () => pay(service, key),
    ({ statusCode }) => statusCode === 201,
  );

it('takes payments again soon after all of its database sockets went silent', async () => {
  const keys = ['a', 'b', 'c'];
  await Promise.all(keys.map(payUntilTaken));
  proxy.blackholeOpenConnections();

  const caught = await pay(service, 'd');
  const after = await Promise.all(['d', ...keys].map(payUntilTaken));

  expect(caught.statusCode).toBe(503);
  expect(after.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201]);
});

it('says by itself that the region can not write', async () => {
  await service.app.inject('/health/writer');
  proxy.blackhole();

  const writer = await until(
    () => service.app.inject('/health/writer'),
    ({ statusCode }) => statusCode === 503,
  );

  expect(writer.json()).toEqual({ status: 'unavailable' });
});
