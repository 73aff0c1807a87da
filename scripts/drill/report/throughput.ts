import type { TrafficBody } from '../evidence/types';

/** Requests a second, on average over a stretch of time that is counted from the plot's zero. */
export interface ThroughputBin {
  readonly fromMs: number;
  readonly toMs: number;
  readonly primary: number;
  readonly dr: number;
  readonly refused: number;
  readonly failed: number;
  /** The worst second's; null when nothing was taken. */
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

type DatedTraffic = TrafficBody & { readonly atMs: number };

/** More bars than that can't be told apart. */
const MOST_BINS = 240;

/** Whole seconds of traffic, put together until they fit into a plot. */
export function throughputBins(
  traffic: readonly DatedTraffic[],
  {
    fromMs,
    toMs,
    zeroMs,
  }: { readonly fromMs: number; readonly toMs: number; readonly zeroMs: number },
): ThroughputBin[] {
  const spanMs = traffic.reduce((longest, each) => Math.max(longest, each.spanMs), 1_000);
  const spans = Math.max(1, Math.ceil((toMs - fromMs) / spanMs));
  const binMs = spanMs * Math.ceil(spans / MOST_BINS);
  // Seconds begin by the drill's clock, whenever the plot's zero was: figures belong to them.
  const firstMs = traffic.reduce(
    (first, { atMs }) => Math.min(first, atMs),
    Number.POSITIVE_INFINITY,
  );
  const bins = new Map<number, DatedTraffic[]>();
  for (const each of traffic) {
    const index = Math.floor((each.atMs - firstMs) / binMs);
    bins.set(index, [...(bins.get(index) ?? []), each]);
  }
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([index, records]) => binOf(records, firstMs - zeroMs + index * binMs, binMs));
}

function binOf(records: readonly DatedTraffic[], fromMs: number, binMs: number): ThroughputBin {
  const perSecond = (count: (record: DatedTraffic) => number) =>
    Math.round((records.reduce((sum, record) => sum + count(record), 0) / binMs) * 1e5) / 100;
  const worst = (of: (latency: { p50: number; p95: number }) => number) =>
    records.reduce<number | null>(
      (most, { latencyMs }) => (latencyMs === null ? most : Math.max(most ?? 0, of(latencyMs))),
      null,
    );
  return {
    fromMs,
    toMs: fromMs + binMs,
    primary: perSecond(({ region, taken }) => (region === 'primary' ? taken : 0)),
    dr: perSecond(({ region, taken }) => (region === 'dr' ? taken : 0)),
    refused: perSecond(({ refused }) => refused),
    failed: perSecond(({ failed }) => failed),
    p50Ms: worst(({ p50 }) => p50),
    p95Ms: worst(({ p95 }) => p95),
  };
}
