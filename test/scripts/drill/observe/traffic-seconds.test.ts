import { TrafficSeconds } from '../../../../scripts/drill/observe/traffic-seconds';
import { failed, taken } from '../support/history';

test('payments are counted by the second in which they ended, and by where they were sent', () => {
  const traffic = new TrafficSeconds();
  traffic.add(taken('a', 1));
  traffic.add(taken('b', 1.95, { endedAtMs: 2_150 }));
  traffic.add(failed('c', 1.2));
  traffic.add(taken('d', 1, { region: 'dr' }));

  const seconds = traffic.takeBefore(3_000).map(({ atMs, body }) => ({
    atMs,
    region: body.region,
    taken: body.taken,
    failed: body.failed,
    p50: body.latencyMs?.p50,
  }));

  expect(seconds).toEqual([
    { atMs: 1_000, region: 'primary', taken: 1, failed: 1, p50: 100 },
    { atMs: 1_000, region: 'dr', taken: 1, failed: 0, p50: 100 },
    { atMs: 2_000, region: 'primary', taken: 1, failed: 0, p50: 200 },
  ]);
});

test('a second that has not ended stays, and one that was taken does not come again', () => {
  const traffic = new TrafficSeconds();
  traffic.add(taken('a', 1));
  traffic.add(taken('b', 5));

  expect(traffic.takeBefore(2_500)).toHaveLength(1);
  expect(traffic.takeBefore(5_900)).toHaveLength(0);
  expect(traffic.takeBefore(Number.POSITIVE_INFINITY)).toHaveLength(1);
});
