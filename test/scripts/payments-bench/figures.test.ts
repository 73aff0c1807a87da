import { type MemorySample, settled, slopePerMinute } from '../../../scripts/payments-bench/memory';
import { percentile } from '../../../scripts/payments-bench/percentile';
import {
  describeRounds,
  describeSlopes,
  describeVerdict,
  isSilenceNoticed,
} from '../../../scripts/payments-bench/report';
import { type Throughput, throughputOf } from '../../../scripts/payments-bench/throughput';

describe('a percentile', () => {
  it.each([
    [0.5, 2],
    [0.99, 4],
    [0, 1],
    [1, 4],
  ])('of %p is the value that this share is not above', (share, value) => {
    expect(percentile([1, 2, 3, 4], share)).toBe(value);
  });

  it('of nothing is refused', () => {
    expect(() => percentile([], 0.5)).toThrow('of no values');
  });
});

it('makes payments per second and percentiles of latencies', () => {
  expect(throughputOf([3_000, 1_000, 2_000], 2)).toEqual({
    payments: 3,
    perSecond: 1.5,
    p50Ms: 2,
    p99Ms: 3,
  });
});

describe('the slope of memory', () => {
  const samples = (bytesAt: (minutes: number) => number): MemorySample[] =>
    Array.from({ length: 10 }, (_, minutes) => ({ minutes, bytes: bytesAt(minutes) }));

  it('is what is added in a minute', () => {
    expect(slopePerMinute(samples((minutes) => 100 + 7 * minutes))).toBeCloseTo(7);
  });

  it('is none where memory goes up and down', () => {
    expect(Math.abs(slopePerMinute(samples((minutes) => 100 + (minutes % 3))))).toBeLessThan(0.2);
  });

  it('leaves out the first third, in which a process settles', () => {
    const growing = samples((minutes) => (minutes < 3 ? minutes * 50 : 150));

    expect(slopePerMinute(settled(growing))).toBeCloseTo(0);
    expect(slopePerMinute(growing)).toBeGreaterThan(5);
  });

  it('is told of all memory, and of what full collections leave', () => {
    const text = describeSlopes({
      resident: samples((minutes) => 200_000_000 + 3_000_000 * minutes),
      heap: samples(() => 26_000_000).slice(0, 1),
    });

    expect(text).toBe(
      'RSS from minute 3.0 on: 209.00 MB to 227.00 MB, slope 3.00 MB/min\n' +
        'heap after full collections: too few samples for a slope\n',
    );
  });

  it('needs two moments', () => {
    expect(() => slopePerMinute(samples(() => 1).slice(0, 1))).toThrow('at two times');
  });
});

describe('payments per second', () => {
  const throughput = (perSecond: number): Throughput => ({
    payments: perSecond,
    perSecond,
    p50Ms: 1,
    p99Ms: 2,
  });
  const round = (perSecond: number) => ({
    service: throughput(perSecond),
    pgbench: throughput(100),
    processorMs: { service: 1, load: 1, aws: 1, database: 0.5, databaseOfPgbench: 0.25 },
  });

  const TIMES = { noticedMs: 4_000, paidAgainMs: 4_100, healthyAgainMs: 2_000 };

  it('are compared by the median of the ratios', () => {
    const text = describeRounds([round(10), round(60), round(70)]);

    expect(text).toContain('ratio of payments per second, median: 0.60, target at least 0.50');
    expect(text).toContain('database 0.50 ms (0.25 ms for pgbench)');
  });

  it.each([
    [60, 4_000, 'targets met\n'],
    [
      28,
      4_000,
      "target missed: 0.28 of pgbench's payments per second instead of 0.50 " +
        '(not judged by the exit code: it depends on the machine)\n',
    ],
    [60, 11_000, 'target missed: silent sockets cost 11.0 s instead of 10.0 s\n'],
  ])('say in words what came of the targets: %p, %p ms', (perSecond, noticedMs, verdict) => {
    expect(describeVerdict([round(perSecond)], { ...TIMES, noticedMs })).toBe(verdict);
  });
});

it.each([
  [4_000, true],
  [10_000, false],
])('holds silence against the limit: %p ms', (noticedMs, isNoticed) => {
  const times = { noticedMs, paidAgainMs: 4_100, healthyAgainMs: 2_000 };

  expect(isSilenceNoticed(times)).toBe(isNoticed);
});
