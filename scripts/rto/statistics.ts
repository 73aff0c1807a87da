/** Seconds, sorted upwards. */
export type SortedSeconds = Float64Array;

export interface Summary {
  readonly runs: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
  /** Share of runs that took at most the RTO. */
  readonly withinRto: number;
}

export function summarize(sorted: SortedSeconds, rtoSeconds: number): Summary {
  return {
    runs: sorted.length,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
    p999: quantile(sorted, 0.999),
    max: quantile(sorted, 1),
    withinRto: shareAtMost(sorted, rtoSeconds),
  };
}

/** Nearest rank: a figure that occurred, never one between two that did. */
export function quantile(sorted: SortedSeconds, probability: number): number {
  const rank = Math.max(1, Math.ceil(probability * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

export function shareAtMost(sorted: SortedSeconds, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) <= limit) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low / sorted.length;
}

/**
 * Half width of the 95 % confidence interval of a share: what another seed would
 * change. Wilson's, because the shares here are close to 1.
 */
export function shareErrorMargin(share: number, runs: number): number {
  const z = 1.96;
  const variance = (share * (1 - share)) / runs + (z * z) / (4 * runs * runs);
  return (z * Math.sqrt(variance)) / (1 + (z * z) / runs);
}
