/**
 * The smallest of some values that a share of them don't exceed.
 *
 * @param sorted - ascending, at least one
 */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
