import type { Session } from '../../../../functions/payment-service/database/session';
import { Leadership } from '../../../../functions/payment-service/duties/leadership';
import { PostgresServer } from '../../../../scripts/postgres/server';
import { TcpProxy } from '../../../../scripts/postgres/tcp-proxy';
import { openSession } from '../support/databases';
import { until } from '../support/until';

let server: PostgresServer;
let proxy: TcpProxy;
let first: Leadership;
let second: Leadership;

beforeEach(async () => {
  server = await PostgresServer.start();
  proxy = await TcpProxy.start(server.port);
  first = new Leadership((): Promise<Session> => openSession(proxy.port));
  second = new Leadership((): Promise<Session> => openSession(server.port));
});

afterEach(async () => {
  first.resign();
  second.resign();
  await proxy.stop();
  await server.stop();
});

it('is held by the first who seeks it, for as long as that one does', async () => {
  await first.seek();
  await second.seek();
  await first.seek();

  expect([first.isHeld, second.isHeld]).toEqual([true, false]);
});

it('passes on when its holder resigns', async () => {
  await first.seek();
  first.resign();

  await until(
    async () => {
      await second.seek();
      return second.isHeld;
    },
    (held) => held,
  );

  expect(first.isHeld).toBe(false);
});

it('is not held any more by one whose session was lost', async () => {
  await first.seek();

  proxy.reset();

  await until(
    async () => first.isHeld,
    (held) => !held,
  );
  await until(
    async () => {
      await second.seek();
      return second.isHeld;
    },
    (held) => held,
  );
});
