import type { Mutant } from '../../../scripts/mutation/mutant';
import { renderReport } from '../../../scripts/mutation/render/report';
import type { MutantResult, Verdict } from '../../../scripts/mutation/run/try-mutants';
import { sampleOf } from '../../../scripts/mutation/sample';
import { scoreOf, shareOf } from '../../../scripts/mutation/score';
import { checkSurvivors } from '../../../scripts/mutation/survivors';

const mutant = (id: string): Mutant => ({
  id,
  target: 'a.ts',
  kind: 'guard',
  place: 'a.ts:7',
  change: 'a > b → never holds',
  reach: undefined,
  replace: () => ({ module: 'a.ts', language: 'typescript', text: '' }),
});

const result = (id: string, verdict: Verdict): MutantResult => ({ mutant: mutant(id), verdict });

const caught: Verdict = {
  kind: 'caught',
  by: 'one-writer',
  problem: '',
  pair: { scenario: 'chaos', seed: 1 },
  runs: 2,
};
const survived: Verdict = { kind: 'survived', runs: 40 };

describe('survivors', () => {
  it('need a reason, and a reason needs a survivor', () => {
    const results = [
      result('a', caught),
      result('b', survived),
      result('c', { kind: 'not-reached' }),
    ];

    const check = checkSurvivors(
      results,
      { a: 'because', b: 'because', d: 'because' },
      new Set(['a', 'b', 'c']),
    );

    expect(check.unexplained.map(({ mutant: { id } }) => id)).toEqual(['c']);
    expect(check.caughtAfterAll.map(({ mutant: { id } }) => id)).toEqual(['a']);
    expect(check.stale).toEqual(['d']);
  });

  it('count against the score whether or not there is a reason, and so does what is not reached', () => {
    const score = scoreOf('', [
      result('a', caught),
      result('b', survived),
      result('c', { kind: 'not-reached' }),
      result('d', caught),
    ]);

    expect(shareOf(score)).toBe(0.5);
  });

  it('are printed with place, change and reason', () => {
    const results = [result('a', caught), result('b', survived)];
    const check = checkSurvivors(
      results,
      { b: 'another guard does the same' },
      new Set(['a', 'b']),
    );

    const text = renderReport(results, check, { b: 'another guard does the same' });

    expect(text).toContain('a.ts:7: a > b → never holds (40 runs)');
    expect(text).toContain('another guard does the same');
    expect(text).toContain('1 of 2 mutants caught: 50.0 %, required 95.0 %');
  });
});

describe('a sample', () => {
  const all = Array.from({ length: 100 }, (_, index) => index);

  it('is the same for the same seed, and another for another', () => {
    expect(sampleOf(all, 10, 1)).toEqual(sampleOf(all, 10, 1));
    expect(sampleOf(all, 10, 1)).not.toEqual(sampleOf(all, 10, 2));
  });

  it('keeps the order', () => {
    const sample = sampleOf(all, 10, 3);

    expect(sample).toEqual(sample.toSorted((a, b) => a - b));
  });
});
