import {
  quantile,
  shareAtMost,
  shareErrorMargin,
  summarize,
} from '../../../scripts/rto/statistics';

const HUNDRED = Float64Array.from({ length: 100 }, (_, index) => index + 1);

describe('statistics of sorted runs', () => {
  it('a quantile is the run at its rank', () => {
    const ranks = [0.5, 0.95, 0.999, 1].map((probability) => quantile(HUNDRED, probability));

    expect(ranks).toEqual([50, 95, 100, 100]);
  });

  it('a share counts runs that take exactly the limit', () => {
    const shares = [0, 1, 50, 50.5, 100, 1000].map((limit) => shareAtMost(HUNDRED, limit));

    expect(shares).toEqual([0, 0.01, 0.5, 0.5, 1, 1]);
  });

  it('a summary holds both', () => {
    const summary = summarize(HUNDRED, 90);

    expect(summary).toEqual({
      runs: 100,
      p50: 50,
      p95: 95,
      p99: 99,
      p999: 100,
      max: 100,
      withinRto: 0.9,
    });
  });

  it('the error margin falls with the root of the runs, and is not 0 for a share of 1', () => {
    const margin = shareErrorMargin(0.99, 10_000);

    expect(margin / shareErrorMargin(0.99, 1_000_000)).toBeCloseTo(10, 1);
    expect(shareErrorMargin(1, 10_000)).toBeGreaterThan(0);
  });
});
