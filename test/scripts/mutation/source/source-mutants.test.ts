import { sourceMutants } from '../../../../scripts/mutation/source';

const PATH = 'functions/example.ts';

const textsOf = (source: string, textFunctions: readonly string[] = []): readonly string[] =>
  sourceMutants(PATH, source, textFunctions).map((mutant) => mutant.replace().text);

describe('mutants of a function', () => {
  it('force each guard either way', () => {
    const texts = textsOf('function f(a: number) { if (a > 1) { g(); } }');

    expect(texts).toContain('function f(a: number) { if (true) { g(); } }');
    expect(texts).toContain('function f(a: number) { if (false) { g(); } }');
    expect(texts).toContain('function f(a: number) { if ((a) >= (1)) { g(); } }');
  });

  it('leave out each part of a condition', () => {
    const texts = textsOf('const f = (a: boolean, b: boolean, c: boolean) => a && b && c;');

    expect(texts).toContain('const f = (a: boolean, b: boolean, c: boolean) => (b && c);');
    expect(texts).toContain('const f = (a: boolean, b: boolean, c: boolean) => (a && c);');
    expect(texts).toContain('const f = (a: boolean, b: boolean, c: boolean) => (a && b);');
  });

  it('leave out each step, and what it gave', () => {
    const texts = textsOf('async function f() { await g(); const x = await h(); return i(x); }');

    expect(texts).toContain('async function f() { {} const x = await h(); return i(x); }');
    expect(texts).toContain('async function f() { await g(); const x = undefined; return i(x); }');
    expect(texts).toContain(
      'async function f() { await g(); const x = await h(); return undefined; }',
    );
  });

  it('do neighbouring steps the other way round, unless the second needs the first', () => {
    const independent = textsOf('async function f() { await g(); await h(); }');
    const dependent = textsOf('async function f() { const x = await g(); await h(x); }');

    expect(independent).toContain('async function f() { await h(); await g(); }');
    expect(dependent.some((text) => /h\(x\);.*await g/.test(text))).toBe(false);
  });

  it('leave out one of what is done at once', () => {
    expect(textsOf('const f = () => Promise.all([g(), h()]);')).toEqual(
      expect.arrayContaining([
        'const f = () => Promise.all([undefined, h()]);',
        'const f = () => Promise.all([g(), undefined]);',
      ]),
    );
  });

  it('change limits that have a name, far enough to show', () => {
    const texts = textsOf('const WAIT_MS = 15 * 60_000;');

    expect(texts).toEqual([
      'const WAIT_MS = ((15 * 60_000) * 20);',
      'const WAIT_MS = Math.ceil((15 * 60_000) / 20);',
    ]);
  });

  it('let an error through, and forget a name that is worth repeating', () => {
    expect(textsOf('function f() { try { g(); } catch { h(); } }')).toContain(
      'function f() { { g(); } }',
    );
    // Without a hole, which would be an element of another type.
    expect(textsOf("const NAMES = new Set(['A', 'B',]);")).toEqual([
      "const NAMES = new Set(['B',]);",
      "const NAMES = new Set(['A',]);",
    ]);
  });

  it('weaken what a write demands', () => {
    const texts = textsOf("const condition = { expression: '#a = :b' };");

    expect(texts).toEqual([
      "const condition = { expression: '((#a = :b) OR attribute_exists(#a) OR attribute_not_exists(#a))' };",
    ]);
  });

  it('take rows out of a table, and change their order where it matters', () => {
    const texts = textsOf(
      "const table = [{ when: { a: ['x'] } }, { when: { a: ['y'] } }, { when: { b: ['z'] } }];",
    );

    expect(texts).toContain("const table = [ { when: { a: ['y'] } }, { when: { b: ['z'] } }];");
    expect(texts).toContain(
      "const table = [{ when: { a: ['x'] } }, { when: { b: ['z'] } }, { when: { a: ['y'] } }];",
    );
    // No input satisfies both.
    expect(texts).not.toContain(
      "const table = [{ when: { a: ['y'] } }, { when: { a: ['x'] } }, { when: { b: ['z'] } }];",
    );
  });

  it('leave types, logging and text for people alone', () => {
    expect(textsOf('type A = { b: true }; interface C { d: 5 }')).toEqual([]);
    expect(textsOf("function f() { logger.info('x', { a: b > 1 }); }")).toEqual([]);
    expect(textsOf('const t = (a: boolean) => `${a ? 1 : 2}`;')).toEqual([]);
    expect(textsOf('function words(a: number) { return a > 1 ? 2 : 3; }', ['words'])).toEqual([]);
  });
});

describe('the id of a mutant', () => {
  const source = 'function f(a: number) { return a > 1; }';
  const idsOf = (text: string) => sourceMutants(PATH, text, []).map(({ id }) => id);

  it('stays the same when the code around it moves', () => {
    expect(idsOf(`const before = 1;\n\n${source}`)).toEqual(idsOf(source));
  });

  it('is its own, also for the same code twice in a function', () => {
    const ids = idsOf('function f(a: number) { if (a > 1) { g(); } if (a > 1) { h(); } }');

    expect(new Set(ids).size).toBe(ids.length);
  });
});
