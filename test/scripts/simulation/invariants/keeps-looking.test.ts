import { keepsLooking } from '../../../../scripts/simulation/invariants/keeps-looking';
import { noObservations } from '../../../../scripts/simulation/observations';
import type { Fault } from '../../../../scripts/simulation/schedule/fault';
import { MINUTE_MS } from '../support';

type Try = readonly [state: string, atMs: number, execution?: string];

const problems = (tries: readonly Try[], ...faults: readonly Fault[]) =>
  keepsLooking.check({
    schedule: { durationMs: 20 * MINUTE_MS, faults },
    seen: {
      ...noObservations(),
      tries: tries.map(([state, atMs, execution = 'failover-1']) => ({
        place: 'dr',
        execution,
        state,
        atMs,
      })),
    },
  });

const lost: Fault = {
  kind: 'region-lost',
  place: 'dr',
  manner: 'refuses',
  fromMs: 0,
  untilMs: MINUTE_MS,
};

describe('an operation that waits for its promotion', () => {
  test('may look every five seconds, and after all that may come between', () => {
    expect(
      problems([
        ['DescribeDatabase', 0],
        ['DescribeDatabase', 5_000],
        ['DescribeDatabase', 41_000],
      ]),
    ).toEqual([]);
  });

  test.each([
    ['looks again at once', ['DescribeDatabase', 4_000]],
    ['lets a minute pass', ['DescribeDatabase', 60_000]],
    ['asks again at once', ['Promote', 1_500]],
  ] as const)('may not be one that %s', (_, next) => {
    expect(problems([[next[0], 0], next])).toHaveLength(1);
  });

  test('has nothing to do with another one', () => {
    expect(
      problems([
        ['DescribeDatabase', 0],
        ['DescribeDatabase', 1_000, 'failover-2'],
      ]),
    ).toEqual([]);
  });

  test('does nothing while its own region is lost', () => {
    expect(
      problems(
        [
          ['DescribeDatabase', 0],
          ['DescribeDatabase', MINUTE_MS],
        ],
        lost,
      ),
    ).toEqual([]);
  });
});
