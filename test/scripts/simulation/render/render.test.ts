import { renderBrokenSeed } from '../../../../scripts/simulation/render/broken-seed';
import { renderSummary } from '../../../../scripts/simulation/render/summary-table';
import { summarize } from '../../../../scripts/simulation/summary';

const result = {
  scenario: 'region-lost',
  failovers: 1,
  switchovers: 0,
  lostPayments: 2,
  events: 1_000,
  violations: [],
};

describe('what is printed', () => {
  test('a line for each scenario, with the recovery time in minutes and seconds', () => {
    const results = [
      { ...result, seed: 1, recoveryMs: 120_000 },
      { ...result, seed: 2, recoveryMs: 185_000 },
    ];

    const text = renderSummary(summarize(['region-lost', 'healthy'], results));

    expect(text).toMatch(/region-lost +2 +2 +0 +4 +2:00 +3:05 +3:05 +0\n/);
    expect(text).toMatch(/healthy +0 +0 +0 +0 +- +- +- +0\n/);
  });

  test('a broken seed with its sentence, its shortest schedule and the command that repeats it', () => {
    const text = renderBrokenSeed({
      scenario: 'flapping',
      seed: 4,
      violations: [{ invariant: 'one-writer', problem: '3 payments taken in primary' }],
      shortest: {
        durationMs: 60_000,
        faults: [{ kind: 'partition', between: ['primary', 'dr'], fromMs: 1_000, untilMs: 61_500 }],
      },
    });

    expect(text).toContain('one-writer: In each epoch, from one promotion to the next');
    expect(text).toContain('partition, between primary-dr, from 0:01.0, until 1:01.5');
    expect(text).toContain('npm run simulate -- --scenario flapping --seed 4');
  });

  test('the beginning of an item that a case has written, so that the other faults are seen', () => {
    const text = renderBrokenSeed({
      scenario: 'hold-by-hold',
      seed: 1,
      violations: [],
      shortest: {
        durationMs: 60_000,
        faults: [
          {
            kind: 'item-written',
            place: 'dr',
            item: 'samples',
            value: { json: 'x'.repeat(10_000) },
            when: { atMs: 1_000 },
          },
        ],
      },
    });

    expect(text).toMatch(/value \{"json":"x{100,}… \(10011 characters\), when/);
    expect(text.length).toBeLessThan(1_000);
  });
});
