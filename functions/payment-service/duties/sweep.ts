import type { Database, Statement } from '../database/database';

/** Few enough not to be noticed by payments, often enough to keep up with them. */
const BATCH = 1_000;

/** Older beats say nothing about how fast payments come in now. */
export const WATERMARK_RETENTION_SECONDS = 900;

/**
 * A key is known for a day longer than it counts: a retry that was accepted without the database,
 * while the key still counted, is booked within that time and has to find it.
 */
export const KEY_GRACE_SECONDS = 86_400;

const SWEEP_KEYS: Statement = {
  name: 'sweep-keys',
  text: `
DELETE FROM payment_service.idempotency_keys WHERE key_hash IN (
  SELECT key_hash FROM payment_service.idempotency_keys
  WHERE expires_at < clock_timestamp() - make_interval(secs => $2)
  ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)`,
  values: [BATCH, KEY_GRACE_SECONDS],
};

const SWEEP_WATERMARKS: Statement = {
  name: 'sweep-watermarks',
  text: `
DELETE FROM payment_service.watermarks
WHERE written_at < clock_timestamp() - make_interval(secs => $1)
  AND beat < (SELECT max(beat) FROM payment_service.watermarks)`,
  values: [WATERMARK_RETENTION_SECONDS],
};

/**
 * Forgets expired keys and old watermarks, a batch of each.
 *
 * @throws DatabaseFailure
 */
export async function sweep(database: Database): Promise<void> {
  await database.query(SWEEP_KEYS);
  await database.query(SWEEP_WATERMARKS);
}
