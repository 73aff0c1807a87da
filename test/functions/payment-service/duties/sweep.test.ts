import { sweep } from '../../../../functions/payment-service/duties/sweep';
import { writeWatermark } from '../../../../functions/payment-service/duties/watermark';
import { pay } from '../support/requests';
import { useWritingRegion } from '../support/writing-region';

const region = useWritingRegion();

const run = (text: string) => region.database.query({ name: '', text, values: [] });

it('forgets keys that have expired, and no payment', async () => {
  const kept = (await pay(region.service, 'kept')).json<{ id: string }>();
  const old = (await pay(region.service, 'expired')).json<{ id: string }>();
  await run(`UPDATE payment_service.idempotency_keys
             SET expires_at = clock_timestamp() - interval '1 day 1 second'
             WHERE key_hash = sha256('expired')`);

  await sweep(region.database);

  const again = await pay(region.service, 'kept');
  const anew = await pay(region.service, 'expired');
  const found = await region.service.app.inject(`/payments/${old.id}`);
  expect(again.json()).toMatchObject({ id: kept.id });
  expect(anew.statusCode).toBe(201);
  expect(anew.json()).not.toMatchObject({ id: old.id });
  expect(found.statusCode).toBe(200);
});

it('knows a key for a day longer than it counts, for what was accepted without the database', async () => {
  const first = (await pay(region.service, 'just-expired')).json<{ id: string }>();
  await run(`UPDATE payment_service.idempotency_keys
             SET expires_at = clock_timestamp() - interval '23 hours'
             WHERE key_hash = sha256('just-expired')`);

  await sweep(region.database);

  const again = await pay(region.service, 'just-expired');
  expect(again.json()).toMatchObject({ id: first.id });
});

it('keeps the newest watermark, however old it is', async () => {
  await writeWatermark(region.database, 'us-east-1');
  await writeWatermark(region.database, 'us-east-1');
  await run("UPDATE payment_service.watermarks SET written_at = written_at - interval '1 hour'");

  await sweep(region.database);

  expect(await run('SELECT FROM payment_service.watermarks')).toHaveLength(1);
});
