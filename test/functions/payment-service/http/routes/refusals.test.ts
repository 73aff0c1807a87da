import type { PaymentValidator } from '../../../../../functions/payment-service/validation/validator';
import { PostgresServer } from '../../../../../scripts/postgres/server';
import { startApp, type TestAppOptions } from '../../support/app';
import { migrateAt, openSession } from '../../support/databases';
import { localValidator } from '../../support/local-validator';
import { pay } from '../../support/requests';
import { until } from '../../support/until';

let server: PostgresServer;

beforeAll(async () => {
  server = await PostgresServer.start();
  await migrateAt(server.port);
});

afterAll(() => server.stop());

async function withApp<T>(
  options: Omit<TestAppOptions, 'ports'>,
  use: (service: Awaited<ReturnType<typeof startApp>>) => Promise<T>,
): Promise<T> {
  const service = await startApp({
    ...options,
    ports: { writer: server.port, reader: server.port },
  });
  try {
    return await use(service);
  } finally {
    await service.stop();
  }
}

it('says that a key is in flight while another session stores its payment', async () => {
  const session = await openSession(server.port);
  await session.query('BEGIN');
  await session.query(
    `SELECT pg_advisory_xact_lock(('x' || left(encode(sha256('busy'), 'hex'), 16))::bit(64)::bigint)`,
  );

  const [during, after] = await withApp({}, async (service) => {
    const whileStored = await pay(service, 'busy');
    await session.query('ROLLBACK');
    return [whileStored, await pay(service, 'busy')];
  });

  session.close();
  expect(during.statusCode).toBe(409);
  expect(during.headers).toMatchObject({ 'retry-after': '1' });
  expect(after.statusCode).toBe(201);
  // The first of its key: what was refused was not stored either.
  expect(after.headers).not.toHaveProperty('idempotency-replayed');
});

it('refuses payments beyond those it may have under way, at once', async () => {
  const validator = localValidator();
  const validations: (() => void)[] = [];
  const held: PaymentValidator = {
    validate: async (payment, trace) => {
      await new Promise<void>((resolve) => validations.push(resolve));
      return validator.validate(payment, trace);
    },
  };

  const answers = await withApp({ maxPaymentsInFlight: 2, validator: held }, async (service) => {
    const underWay = Promise.all(['one', 'two'].map((key) => pay(service, key)));
    await until(
      async () => validations.length,
      (count) => count === 2,
    );
    const third = await pay(service, 'three');
    for (const release of validations) release();
    return { third, underWay: await underWay };
  });

  expect(answers.third.statusCode).toBe(503);
  expect(answers.third.headers).toMatchObject({ 'retry-after': '1' });
  expect(answers.underWay.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
});

it('answers a retry while nobody can validate, and a new payment with "not now"', async () => {
  const first = await withApp({}, (service) => pay(service, 'known'));

  const [retry, fresh] = await withApp(
    { validator: { validate: async () => ({ kind: 'unavailable' }) } },
    async (service) => [await pay(service, 'known'), await pay(service, 'unknown')],
  );

  expect(retry.body).toBe(first.body);
  expect(fresh.statusCode).toBe(503);
  expect(fresh.headers).toHaveProperty('retry-after');
});

it('takes no payment while the region drains, and reads on', async () => {
  const drain = { isDraining: () => true };

  const [refused, read] = await withApp({ drain }, async (service) => [
    await pay(service, 'drained'),
    await service.app.inject('/payments'),
  ]);

  expect(refused.statusCode).toBe(503);
  expect(refused.json()).toMatchObject({ type: 'urn:payment-service:problem:draining' });
  expect(read.statusCode).toBe(200);
});

it('sends clients away while the region drains, and still says that it can write', async () => {
  const drain = { isDraining: () => true };

  const [ready, writer] = await withApp({ drain }, async ({ app }) => [
    await app.inject('/health/ready'),
    await app.inject('/health/writer'),
  ]);

  expect(ready.statusCode).toBe(503);
  expect(ready.json()).toEqual({ status: 'not-ready', reason: 'draining' });
  // The verdict on the region is made of it: who leaves in order is not lost.
  expect(writer.statusCode).toBe(200);
});

it("tells which region's function validated the payment", async () => {
  const answer = await withApp({ validator: localValidator('us-east-2') }, (service) =>
    pay(service, 'validated-elsewhere'),
  );

  expect(answer.headers).toMatchObject({ 'validated-in-region': 'us-east-2' });
});
