import { PostgresServer } from '../../../../scripts/postgres/server';
import { TcpProxy } from '../../../../scripts/postgres/tcp-proxy';
import { startApp, type TestApp } from '../support/app';
import { migrateAt } from '../support/databases';
import { pay } from '../support/requests';
import { until } from '../support/until';

let link: TcpProxy;
let primary: PostgresServer;
let standby: PostgresServer;
let atPrimary: TestApp;
let atStandby: TestApp;

beforeEach(async () => {
  ({ primary, standby } = await PostgresServer.startPair(async (port) => {
    link = await TcpProxy.start(port);
    return link.port;
  }));
  await migrateAt(primary.port);
  atPrimary = await startApp({ ports: { writer: primary.port, reader: primary.port } });
  atStandby = await startApp({ ports: { writer: standby.port, reader: standby.port } });
});

afterEach(async () => {
  await atPrimary.stop();
  await atStandby.stop();
  await standby.stop();
  await primary.stop();
  await link.stop();
});

interface Page {
  readonly payments: readonly { readonly id: string }[];
  readonly next: string;
}

const list = ({ app }: TestApp, after: string) => app.inject(`/payments?after=${after}`);

/** From the start, as soon as everything is listed. */
const listAll = (service: TestApp, count: number) =>
  until(
    async () => (await service.app.inject('/payments')).json<Page>(),
    ({ payments }) => payments.length === count,
  );

async function take(service: TestApp, key: string): Promise<string> {
  const answer = await until(
    () => pay(service, key),
    ({ statusCode }) => statusCode === 201,
  );
  return answer.json<{ id: string }>().id;
}

it('reads on after a failover from the last payment that was replicated', async () => {
  await take(atPrimary, 'replicated');
  const { next } = await listAll(atPrimary, 1);
  await listAll(atStandby, 1);

  await primary.crash();
  await standby.promote();
  const id = await take(atStandby, 'after-failover');
  const page = await until(
    async () => (await list(atStandby, next)).json<Page>(),
    ({ payments }) => payments.length > 0,
  );

  expect(page.payments.map((payment) => payment.id)).toEqual([id]);
});

it('never reads on from a payment that a failover has lost, whose place others take', async () => {
  await take(atPrimary, 'replicated');
  await listAll(atStandby, 1);
  link.blackhole();
  await take(atPrimary, 'lost-1');
  await take(atPrimary, 'lost-2');
  const { next } = await listAll(atPrimary, 3);
  const notYetHere = await list(atStandby, next);

  await primary.crash();
  await standby.promote();
  await take(atStandby, 'after-failover');
  await listAll(atStandby, 2);
  const lost = await list(atStandby, next);

  expect(notYetHere.statusCode).toBe(200);
  expect(notYetHere.json()).toEqual({ payments: [], next });
  expect(lost.statusCode).toBe(410);
  expect(lost.json()).toMatchObject({ type: 'urn:payment-service:problem:cursor-lost' });
});

it('says so at a standby as well, which has payments that come after the lost one', async () => {
  await take(atPrimary, 'replicated');
  await listAll(atStandby, 1);

  const lost = await list(atStandby, '1_00000000-0000-7000-8000-000000000000');

  expect(lost.statusCode).toBe(410);
});
