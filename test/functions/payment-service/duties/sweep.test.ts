import type { PooledDatabase } from '../../../../functions/payment-service/database/pooled-database';
import { sweep } from '../../../../functions/payment-service/duties/sweep';
import { writeWatermark } from '../../../../functions/payment-service/duties/watermark';
import { PostgresServer } from '../../../support/postgres/server';
import { startApp, type TestApp } from '../support/app';
import { migrateAt, openPool } from '../support/databases';
import { pay } from '../support/requests';

let server: PostgresServer;
let database: PooledDatabase;
let service: TestApp;

beforeAll(async () => {
  server = await PostgresServer.start();
  await migrateAt(server.port);
  database = openPool(server.port);
  service = await startApp({ ports: { writer: server.port, reader: server.port } });
});

afterAll(async () => {
  await service.stop();
  await database.close();
  await server.stop();
});

const run = (text: string) => database.query({ name: '', text, values: [] });

it('forgets keys that have expired, and no payment', async () => {
  const kept = (await pay(service, 'kept')).json<{ id: string }>();
  const old = (await pay(service, 'expired')).json<{ id: string }>();
  await run(`UPDATE payment_service.idempotency_keys
             SET expires_at = clock_timestamp() - interval '1 second'
             WHERE key_hash = sha256('expired')`);

  await sweep(database);

  const again = await pay(service, 'kept');
  const anew = await pay(service, 'expired');
  const found = await service.app.inject(`/payments/${old.id}`);
  expect(again.json()).toMatchObject({ id: kept.id });
  expect(anew.statusCode).toBe(201);
  expect(anew.json()).not.toMatchObject({ id: old.id });
  expect(found.statusCode).toBe(200);
});

it('keeps the newest watermark, however old it is', async () => {
  await writeWatermark(database, 'us-east-1');
  await writeWatermark(database, 'us-east-1');
  await run("UPDATE payment_service.watermarks SET written_at = written_at - interval '1 hour'");

  await sweep(database);

  expect(await run('SELECT FROM payment_service.watermarks')).toHaveLength(1);
});
