import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutant } from '../../../../scripts/mutation/mutant';
import { readRemembered, remember } from '../../../../scripts/mutation/run/remembered';
import type { Verdict } from '../../../../scripts/mutation/run/try-mutants';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mutation-'));
  mkdirSync(join(root, 'scripts/mutation'), { recursive: true });
  writeFileSync(
    join(root, 'scripts/mutation/caught-by.json'),
    '{ "chaos": { "3": ["a", "b", "gone"] } }',
  );
});

afterEach(() => rmSync(root, { recursive: true }));

const mutant = (id: string): Mutant => ({
  id,
  target: '',
  kind: 'step',
  place: '',
  change: '',
  reach: undefined,
  replace: () => ({ module: '', language: 'typescript', text: '' }),
});

const caughtIn = (scenario: string, seed: number): Verdict => ({
  kind: 'caught',
  by: '',
  problem: '',
  pair: { scenario, seed },
  runs: 1,
});

describe('which run has caught a mutant', () => {
  it('is read by its id', () => {
    const known = readRemembered(root);

    expect(known.get('b')).toEqual({ scenario: 'chaos', seed: 3 });
    expect(known.get('c')).toBeUndefined();
  });

  it('is kept, changed and forgotten as the newest results say', () => {
    const results = [
      { mutant: mutant('a'), verdict: caughtIn('crash', 1) },
      { mutant: mutant('c'), verdict: caughtIn('crash', 2) },
      { mutant: mutant('d'), verdict: { kind: 'survived', runs: 4 } as const },
    ];

    remember(root, readRemembered(root), results, new Set(['a', 'b', 'c', 'd']));

    expect([...readRemembered(root)].toSorted()).toEqual([
      ['a', { scenario: 'crash', seed: 1 }],
      ['b', { scenario: 'chaos', seed: 3 }],
      ['c', { scenario: 'crash', seed: 2 }],
    ]);
  });
});
