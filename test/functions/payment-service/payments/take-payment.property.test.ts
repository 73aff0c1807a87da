import fc from 'fast-check';
import { PostgresServer } from '../../../../scripts/postgres/server';
import { type Direction, TcpProxy } from '../../../../scripts/postgres/tcp-proxy';
import { startApp, type TestApp } from '../support/app';
import { migrateAt, openPool } from '../support/databases';
import { CARD_PAYMENT, pay } from '../support/requests';
import { StoppedClock } from '../support/stopped-clock';
import { until } from '../support/until';

/** The service reaches its database through a proxy that cuts the line where it is told to. */
let server: PostgresServer;
let proxy: TcpProxy;
let service: TestApp;

beforeAll(async () => {
  server = await PostgresServer.start();
  await migrateAt(server.port);
  proxy = await TcpProxy.start(server.port);
  service = await startApp({
    ports: { writer: proxy.port, reader: server.port },
    // The status is asked for once: what passes through the proxy is payments, to the byte.
    statusClock: new StoppedClock(),
  });
});

afterAll(async () => {
  await service.stop();
  await proxy.stop();
  await server.stop();
});

async function paymentsWithKey(key: string): Promise<readonly { id: string }[]> {
  const database = openPool(server.port);
  try {
    return await database.query<{ id: string }>({
      name: 'by-key',
      text: 'SELECT id FROM payment_service.payments WHERE idempotency_key_hash = sha256($1)',
      values: [Buffer.from(key)],
    });
  } finally {
    await database.close();
  }
}

const notNow = (status: number) => status === 503 || status === 409;

/** As a client does: again with the same key for as long as the answer is "not now". */
async function payUntilAnswered(key: string, body: object = CARD_PAYMENT) {
  return until(
    async () => {
      const given = await pay(service, key, body);
      if (notNow(given.statusCode)) expect(given.headers).toHaveProperty('retry-after');
      return given;
    },
    ({ statusCode }) => !notNow(statusCode),
  );
}

let warmUps = 0;

/** Makes sure of a connection that knows all statements already. */
async function warmUp(): Promise<void> {
  proxy.forward();
  warmUps += 1;
  await payUntilAnswered(`warm-up-${warmUps}`);
}

/** How many bytes a payment takes in each direction on such a connection. */
async function bytesOfOnePayment(): Promise<Readonly<Record<Direction, number>>> {
  await warmUp();
  proxy.forward();
  await payUntilAnswered(`measured-${warmUps}`);
  return {
    'to-server': proxy.bytesPassed('to-server'),
    'to-client': proxy.bytesPassed('to-client'),
  };
}

describe('a connection that is cut', () => {
  it.each<Direction>(['to-server', 'to-client'])(
    'at any byte %s makes no second payment, and the retry tells what became of the first',
    async (direction) => {
      const bytes = await bytesOfOnePayment();
      // Every twelfth of the conversation, and its last byte: the answer to the commit.
      const points = Array.from({ length: 12 }, (_, step) =>
        Math.floor((step * bytes[direction]) / 12),
      );
      for (const afterBytes of [...points, bytes[direction] - 1]) {
        const key = `cut-${direction}-${afterBytes}`;
        await warmUp();
        proxy.cutAfter(direction, afterBytes);

        const answer = await payUntilAnswered(key);
        proxy.forward();

        const { id } = answer.json<{ id: string }>();
        expect(answer.statusCode).toBe(201);
        expect(await paymentsWithKey(key)).toEqual([{ id }]);
      }
    },
  );

  it('while the commit is answered never makes the service say that the payment failed', async () => {
    const bytes = await bytesOfOnePayment();
    const unheard: string[] = [];
    // The answer to the commit is the last thing that the server sends; lengths vary with the time.
    for (let fromEnd = 30; fromEnd > 0; fromEnd -= 2) {
      const key = `commit-${fromEnd}`;
      await warmUp();
      proxy.cutAfter('to-client', bytes['to-client'] - fromEnd);

      const answer = await pay(service, key);
      proxy.forward();

      const stored = await paymentsWithKey(key);
      const retry = await payUntilAnswered(key);
      if (answer.statusCode !== 201 && stored.length > 0) {
        unheard.push(answer.json<{ type: string }>().type);
        expect(retry.json()).toMatchObject({ id: stored[0]?.id });
      }
    }

    expect(new Set(unheard)).toEqual(new Set(['urn:payment-service:problem:outcome-unknown']));
  });
});

it('clients that retry at once over a line that keeps breaking pay once per key', async () => {
  const run = fc.asyncProperty(
    fc.array(fc.nat({ max: 4 }), { minLength: 5, maxLength: 25 }),
    fc.array(
      fc.record({
        direction: fc.constantFrom<Direction>('to-server', 'to-client'),
        afterBytes: fc.nat({ max: 3_000 }),
      }),
      { maxLength: 4 },
    ),
    fc.uuid(),
    async (keys, cuts, round) => {
      const breakLine = async () => {
        for (const { direction, afterBytes } of cuts) {
          proxy.cutAfter(direction, afterBytes);
          await new Promise((resolve) => setImmediate(resolve));
        }
      };

      const [answers] = await Promise.all([
        Promise.all(keys.map((key) => payUntilAnswered(`${round}-${key}`))),
        breakLine(),
      ]);
      proxy.forward();

      for (const key of new Set(keys)) {
        const ids = answers
          .filter((_, index) => keys[index] === key)
          .map((answer) => answer.json<{ id: string }>().id);
        const stored = (await paymentsWithKey(`${round}-${key}`)).map(({ id }) => id);
        expect(stored).toHaveLength(1);
        expect(new Set(ids)).toEqual(new Set(stored));
      }
    },
  );
  await fc.assert(run, { seed: 20_260_105, numRuns: 10 });
});
