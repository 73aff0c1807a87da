import fc from 'fast-check';
import {
  constant,
  type Distribution,
  describeDistribution,
  logNormal,
  mixture,
  quantileOf,
  triangular,
  uniform,
} from '../../../scripts/rto/distribution';

const RUN = { seed: 20260101, numRuns: 300 };

const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
const distribution: fc.Arbitrary<Distribution> = fc.constantFrom(
  constant(5),
  uniform(10, 30),
  triangular(30, 45, 90),
  logNormal(120, 300),
  mixture(logNormal(120, 300), uniform(3600, 14_400), 0.01),
);

describe('quantiles of durations', () => {
  it.each([
    ['a constant is what it is', constant(5), 0.3, 5],
    ['the middle of a uniform one is its mean', uniform(10, 30), 0.5, 20],
    ['the mode of a triangular one is at its share of the rise', triangular(30, 45, 90), 0.25, 45],
    ['a log-normal one has its median in the middle', logNormal(120, 300), 0.5, 120],
    ['a log-normal one has its p95 at 0.95', logNormal(120, 300), 0.95, 300],
  ])('%s', (_, of, at, expected) => {
    const seconds = quantileOf(of)(at);

    expect(seconds).toBeCloseTo(expected, 5);
  });

  it('of a mixture are in the tail for as large a share as it says', () => {
    const quantile = quantileOf(mixture(constant(1), constant(1000), 0.01));
    const draws = Array.from({ length: 1000 }, (_, index) => quantile((index + 0.5) / 1000));

    const inTail = draws.filter((seconds) => seconds === 1000);

    expect(inTail).toHaveLength(10);
  });

  it('are positive and finite, and rise with the probability outside mixtures', () => {
    fc.assert(
      fc.property(distribution, probability, probability, (of, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map(quantileOf(of));

        expect(low).toBeGreaterThan(0);
        expect(Number.isFinite(high)).toBe(true);
        if (of.kind !== 'mixture') {
          expect(high).toBeGreaterThanOrEqual(low ?? Number.NaN);
        }
      }),
      RUN,
    );
  });
});

describe('descriptions of durations', () => {
  it('give every number with its unit', () => {
    const text = describeDistribution(mixture(logNormal(120, 300), uniform(3600, 14_400), 0.0005));

    expect(text).toBe('log-normal, median 120 s, p95 300 s; 0.05 %: uniform 3600 to 14400 s');
  });
});
