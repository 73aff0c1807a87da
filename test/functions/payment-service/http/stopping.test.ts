import { once } from 'node:events';
import { connect } from 'node:net';
import type { PaymentValidator } from '../../../../functions/payment-service/validation/validator';
import { PostgresServer } from '../../../../scripts/postgres/server';
import { startApp, type TestApp } from '../support/app';
import { migrateAt } from '../support/databases';
import { localValidator } from '../support/local-validator';
import { CARD_PAYMENT } from '../support/requests';
import { until } from '../support/until';

let server: PostgresServer;
let service: TestApp;
let port: number;
/** Resolves once a payment is under way, which then waits for {@link goOn}. */
let underWay: Promise<void>;
let goOn: () => void;

beforeAll(async () => {
  server = await PostgresServer.start();
  await migrateAt(server.port);
});

afterAll(() => server.stop());

beforeEach(async () => {
  let begin = () => {};
  underWay = new Promise((resolve) => {
    begin = resolve;
  });
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const validator: PaymentValidator = {
    async validate(...asked) {
      begin();
      await gate;
      return localValidator().validate(...asked);
    },
  };
  service = await startApp({ ports: { writer: server.port, reader: server.port }, validator });
  port = Number(new URL(await service.app.listen({ port: 0 })).port);
});

afterEach(async () => {
  goOn();
  service.app.server.closeAllConnections();
  await service.stop();
});

/** A connection that is kept, as load balancers keep theirs, and everything that came over it. */
async function keepConnection() {
  const socket = connect(port, '127.0.0.1');
  await once(service.app.server, 'connection');
  let received = '';
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('utf8');
  });
  return {
    pay(key: string): void {
      const body = JSON.stringify(CARD_PAYMENT);
      socket.write(
        `POST /payments HTTP/1.1\r\nhost: payments\r\nidempotency-key: ${key}\r\n` +
          `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
    },
    /** By the other side. */
    async closed(): Promise<string> {
      await once(socket, 'close');
      return received;
    },
  };
}

it('ends a connection with the answer to what was under way when it stopped', async () => {
  const connection = await keepConnection();
  connection.pay('under-way');
  await underWay;

  service.readiness.stop();
  const stopped = service.app.close();
  goOn();
  const answer = await connection.closed();

  await stopped;
  expect(answer).toMatch(/^HTTP\/1.1 201 /);
  expect(answer).toMatch(/\r\nconnection: close\r\n/i);
});

it('takes what still arrives on a connection that was open when it stopped', async () => {
  const connection = await keepConnection();
  const other = await keepConnection();
  other.pay('holds-it-open');
  await underWay;

  service.readiness.stop();
  const stopped = service.app.close();
  await until(
    async () => service.app.server.listening,
    (isListening) => !isListening,
  );
  connection.pay('late');
  goOn();

  expect(await connection.closed()).toMatch(/^HTTP\/1.1 201 /);
  await stopped;
});
