import type { TrafficBody } from '../evidence/types';
import type { Destination, PaymentAttempt } from '../load/history';
import { percentile } from './percentile';

const SECOND_MS = 1_000;

interface Bucket {
  readonly startMs: number;
  readonly region: Destination;
  taken: number;
  refused: number;
  failed: number;
  readonly latenciesMs: number[];
}

/** Counts payments by the second in which they ended, and the region that they were sent to. */
export class TrafficSeconds {
  private readonly buckets = new Map<string, Bucket>();

  add({ endedAtMs, startedAtMs, region, outcome }: PaymentAttempt): void {
    const startMs = Math.floor(endedAtMs / SECOND_MS) * SECOND_MS;
    const key = `${startMs} ${region}`;
    const bucket = this.buckets.get(key) ?? {
      startMs,
      region,
      taken: 0,
      refused: 0,
      failed: 0,
      latenciesMs: [],
    };
    this.buckets.set(key, bucket);
    bucket[outcome.kind] += 1;
    if (outcome.kind === 'taken') bucket.latenciesMs.push(endedAtMs - startedAtMs);
  }

  /** Takes out the seconds that ended before a moment. */
  takeBefore(ms: number): readonly { readonly atMs: number; readonly body: TrafficBody }[] {
    const done = [...this.buckets].filter(([, { startMs }]) => startMs + SECOND_MS <= ms);
    for (const [key] of done) this.buckets.delete(key);
    return done
      .map(([, bucket]) => bucket)
      .sort((one, other) => one.startMs - other.startMs)
      .map(({ startMs, region, taken, refused, failed, latenciesMs }) => ({
        atMs: startMs,
        body: {
          type: 'traffic',
          region,
          spanMs: SECOND_MS,
          taken,
          refused,
          failed,
          latencyMs: percentiles(latenciesMs),
        },
      }));
  }
}

function percentiles(values: readonly number[]): TrafficBody['latencyMs'] {
  if (values.length === 0) return null;
  const sorted = [...values].sort((one, other) => one - other);
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) };
}
