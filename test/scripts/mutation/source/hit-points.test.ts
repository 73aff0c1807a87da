import { runInNewContext } from 'node:vm';
import { sourceMutants } from '../../../../scripts/mutation/source';
import { HIT, withHitPoints } from '../../../../scripts/mutation/source/hit-points';
import { parseSource } from '../../../../scripts/mutation/source/parse';

const PATH = 'functions/example.ts';

function hitsOf(source: string, call: string): ReadonlySet<string> {
  const hits = new Set<string>();
  const code = `${withHitPoints(parseSource(PATH, source))}\n${call}`;
  runInNewContext(code, { [HIT]: (point: string) => hits.add(point) });
  return hits;
}

const reachOf = (source: string, change: string): string | undefined =>
  sourceMutants(PATH, source, []).find((mutant) => mutant.change.includes(change))?.reach;

describe('hit points', () => {
  const source =
    'function f(a) { if (a > 1) return g(a); return 0; } function g(b) { return b < 5; }';

  it('tell which mutants a run came by', () => {
    const hits = hitsOf(source, 'f(2)');

    expect(hits).toContain(reachOf(source, 'a > 1'));
    expect(hits).toContain(reachOf(source, 'b < 5'));
  });

  it('tell which it did not', () => {
    const hits = hitsOf(source, 'f(0)');

    expect(hits).toContain(reachOf(source, 'a > 1'));
    expect(hits).not.toContain(reachOf(source, 'b < 5'));
  });

  it('are in the bodies of arrow functions too', () => {
    const arrow = 'const f = (a) => a > 1; const g = (a) => ({ b: a < 2 });';

    expect(hitsOf(arrow, 'f(1)')).toContain(reachOf(arrow, 'a > 1'));
    expect(hitsOf(arrow, 'f(1)')).not.toContain(reachOf(arrow, 'a < 2'));
    expect(hitsOf(arrow, 'g(1)')).toContain(reachOf(arrow, 'a < 2'));
  });

  it('change nothing of what the code does', () => {
    const code = withHitPoints(parseSource(PATH, source));

    const results = runInNewContext(`${code}; [f(0), f(2), f(7)]`, { [HIT]: () => undefined });

    expect(Array.from(results)).toEqual([0, true, false]);
  });
});
