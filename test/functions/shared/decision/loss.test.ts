import { firstBadSample, lagAtLoss } from '../../../../functions/shared/decision/loss';
import { defaultPolicy } from '../../../../functions/shared/decision/policy';
import {
  lost,
  repeat,
  type SampleParts,
  START_MS,
  samplesOf,
  standbyDatabase,
} from '../support/samples';

const startOf = (parts: readonly SampleParts[]) =>
  firstBadSample(samplesOf(parts), 'dr', defaultPolicy)?.atMs;

describe('where the recovery time starts', () => {
  test('is the first failed probe, before the health checkers had noticed', () => {
    const parts = [...repeat({}, 3), ...repeat({ probe: 'unhealthy' }, 4), ...repeat(lost, 7)];

    expect(startOf(parts)).toBe(START_MS + 30_000);
  });

  test('is the loss itself when only the probe had failed for long before', () => {
    const parts = [{}, ...repeat({ probe: 'unhealthy' }, 19), ...repeat(lost, 7)];

    expect(startOf(parts)).toBe(START_MS + 200_000);
  });

  test('is nowhere when nothing is lost', () => {
    expect(startOf(repeat({}, 3))).toBeUndefined();
  });
});

describe('the lag that a loss is judged by', () => {
  const LOST_MS = START_MS + 20_000;
  const lagging = (lagMs: number, ageMs: number): SampleParts => ({
    database: { ...standbyDatabase, lag: { kind: 'known', lagMs, ageMs } },
  });
  const lagOf = (parts: readonly SampleParts[]) => lagAtLoss(samplesOf(parts), LOST_MS)?.lagMs;

  test('is the newest measured before it, whenever that was read', () => {
    expect(lagOf([lagging(1, 0), lagging(2, 30_000), lagging(3, 40_000)])).toBe(1);
    expect(lagOf([lagging(1, 0), lagging(2, 5_000), lagging(3, 0), lagging(4, 0)])).toBe(3);
  });

  test('is what was read last of the same moment', () => {
    expect(lagOf([lagging(1, 10_000), lagging(2, 20_000)])).toBe(2);
  });

  test('is the first measured after it, where there is none before', () => {
    expect(lagOf([{}, {}, {}, lagging(4, 0), lagging(5, 15_000)].map(notMeasured))).toBe(5);
  });
});

const notMeasured = (part: SampleParts): SampleParts =>
  part.database === undefined
    ? { database: { ...standbyDatabase, lag: { kind: 'unknown', detail: 'dry' } } }
    : part;
