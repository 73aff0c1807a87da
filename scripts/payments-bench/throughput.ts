import { percentile } from './percentile';

/** What one round of load came to. */
export interface Throughput {
  readonly payments: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** @param latenciesUs - of every payment, in any order */
export function throughputOf(latenciesUs: readonly number[], seconds: number): Throughput {
  const sorted = Float64Array.from(latenciesUs).sort();
  return {
    payments: sorted.length,
    perSecond: sorted.length / seconds,
    p50Ms: percentile(sorted, 0.5) / 1000,
    p99Ms: percentile(sorted, 0.99) / 1000,
  };
}
