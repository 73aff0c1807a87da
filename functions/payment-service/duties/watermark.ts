import type { Database } from '../database/database';

/**
 * Records the moment and what was paid since the last beat. Rows reach a standby in the order of
 * their commits: a standby that has this beat has every payment committed before `written_at`.
 *
 * A payment is counted in the first beat whose snapshot sees it, so in exactly one. None below the
 * oldest transaction that was running at the last beat can be new.
 */
const BEAT = `
WITH previous AS (
  SELECT snapshot FROM payment_service.watermarks ORDER BY beat DESC LIMIT 1
),
beat AS (
  INSERT INTO payment_service.watermarks (written_at, region, snapshot)
  VALUES (clock_timestamp(), $1, pg_current_snapshot())
  RETURNING beat
)
INSERT INTO payment_service.watermark_volumes (beat, currency, payments, amount_minor)
SELECT beat.beat, payment.currency, count(*), sum(payment.amount_minor)
FROM beat, previous, payment_service.payments AS payment
WHERE payment.transaction_id >= pg_snapshot_xmin(previous.snapshot)
  AND NOT pg_visible_in_snapshot(payment.transaction_id, previous.snapshot)
  AND NOT payment.synthetic
GROUP BY beat.beat, payment.currency`;

/** @throws DatabaseFailure */
export async function writeWatermark(database: Database, region: string): Promise<void> {
  await database.query({ name: 'write-watermark', text: BEAT, values: [region] });
}
