import { firstBadSample } from '../../../../functions/shared/decision/loss';
import { defaultPolicy } from '../../../../functions/shared/decision/policy';
import { lost, repeat, type SampleParts, START_MS, samplesOf } from '../support/samples';

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
