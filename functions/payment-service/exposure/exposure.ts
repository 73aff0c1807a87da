import type { Database } from '../database/database';
import { WATERMARK_RETENTION_SECONDS } from '../duties/sweep';

/** What a failover to this region would lose now. */
export type Exposure =
  /** This region writes: it has every payment that was acknowledged. */
  | { readonly kind: 'writer' }
  /** The writer has never been heard of. */
  | { readonly kind: 'unknown'; readonly reason: string }
  | {
      readonly kind: 'standby';
      /** When the figure was made, by this database's clock. */
      readonly computedAt: Date;
      /** Every payment committed before it is here. */
      readonly replicatedUntil: Date;
      /** From then to {@link computedAt}: how long nothing is known of. */
      readonly unreplicatedMs: number;
      /** Payments of that time, had they come as fast as at the fastest recently. */
      readonly atMost: {
        readonly payments: number;
        readonly amounts: readonly ExposedAmount[];
      };
      readonly assuming: {
        /** Beats that the fastest second was looked for in. */
        readonly beats: number;
        readonly peakPaymentsPerSecond: number;
      };
    };

export interface ExposedAmount {
  readonly currency: string;
  readonly minorUnits: number;
}

/**
 * The rate of a beat is what it counted over the time since the beat before. At least a second: two
 * beats that were close together say nothing about a rate.
 */
const EXPOSURE = `
WITH newest AS (
  SELECT written_at FROM payment_service.watermarks ORDER BY beat DESC LIMIT 1
),
beat AS (
  SELECT watermark.beat,
         extract(epoch FROM watermark.written_at
                 - lag(watermark.written_at) OVER (ORDER BY watermark.beat)) AS seconds
  FROM payment_service.watermarks AS watermark, newest
  WHERE watermark.written_at > newest.written_at - make_interval(secs => $1)
),
rate AS (
  SELECT beat.beat, volume.currency,
         volume.payments / greatest(1, beat.seconds) AS payments,
         volume.amount_minor / greatest(1, beat.seconds) AS amount
  FROM beat JOIN payment_service.watermark_volumes AS volume USING (beat)
  WHERE beat.seconds IS NOT NULL
)
SELECT clock_timestamp() AS computed_at,
       newest.written_at,
       (SELECT count(*) FROM beat) AS beats,
       (SELECT max(payments) FROM (
          SELECT sum(payments) AS payments FROM rate GROUP BY beat) AS total) AS peak_payments,
       (SELECT coalesce(json_agg(json_build_object('currency', currency, 'peak', peak)
                                 ORDER BY currency), '[]')
        FROM (SELECT currency, max(amount) AS peak FROM rate GROUP BY currency) AS by_currency
       ) AS peak_amounts
FROM newest`;

interface ExposureRow {
  readonly computed_at: Date;
  readonly written_at: Date;
  readonly beats: string;
  readonly peak_payments: string | null;
  readonly peak_amounts: readonly { readonly currency: string; readonly peak: number }[];
}

/**
 * Bounds what a failover to this standby would lose, from what has been replicated to it.
 *
 * @throws DatabaseFailure
 */
export async function standbyExposure(database: Database): Promise<Exposure> {
  const [row] = await database.query<ExposureRow>({
    name: 'exposure',
    text: EXPOSURE,
    values: [WATERMARK_RETENTION_SECONDS],
  });
  if (row === undefined) return { kind: 'unknown', reason: 'no watermark has been replicated yet' };
  const unreplicatedMs = Math.max(0, row.computed_at.getTime() - row.written_at.getTime());
  // A time of two and a half seconds can touch four seconds, each as busy as the busiest.
  const seconds = Math.ceil(unreplicatedMs / 1000) + 1;
  const peakPaymentsPerSecond = Number(row.peak_payments ?? 0);
  return {
    kind: 'standby',
    computedAt: row.computed_at,
    replicatedUntil: row.written_at,
    unreplicatedMs,
    atMost: {
      payments: Math.ceil(peakPaymentsPerSecond * seconds),
      amounts: row.peak_amounts.map(({ currency, peak }) => ({
        currency,
        minorUnits: Math.ceil(peak * seconds),
      })),
    },
    assuming: { beats: Number(row.beats), peakPaymentsPerSecond },
  };
}
