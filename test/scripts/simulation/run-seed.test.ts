import { runSeed } from '../../../scripts/simulation/run-seed';

describe('a run through the real functions and state machines', () => {
  test('fails over when the primary is lost, and breaks no invariant', async () => {
    const result = await runSeed('region-lost', 1);

    expect(result).toMatchObject({ failovers: 1, violations: [] });
    expect(result.recoveryMs).toBeDefined();
  });

  test('goes the same way again with the same seed', async () => {
    const first = await runSeed('throttled', 2);

    expect(await runSeed('throttled', 2)).toEqual(first);
  });

  test('does not fail over when the DR region itself is cut off', async () => {
    const result = await runSeed('dr-cut-off', 1);

    expect(result).toMatchObject({ failovers: 0, violations: [] });
  });

  test('does not fail over before somebody has armed it', async () => {
    const result = await runSeed('not-armed', 1);

    expect(result).toMatchObject({ failovers: 0, violations: [] });
  });

  test('refuses a scenario that there is not, and names those that there are', async () => {
    await expect(runSeed('sunshine', 1)).rejects.toThrow(/no scenario sunshine.*region-lost/);
  });
});
