import { Modules } from '../../../../scripts/mutation/run/modules';
import type { Program } from '../../../../scripts/mutation/run/program';

const program: Program = {
  'entry.ts': {
    code: "exports.sum = require('./limit').LIMIT + require('./judge').allowed; exports.other = require('./other');",
    imports: { './limit': 'limit.ts', './judge': 'judges/judge.ts', './other': 'other.ts' },
  },
  'limit.ts': { code: 'exports.LIMIT = 10;', imports: {} },
  'judges/judge.ts': {
    code: "exports.allowed = require('../limit').LIMIT;",
    imports: { '../limit': 'limit.ts' },
  },
  'other.ts': { code: 'exports.made = {};', imports: {} },
};

const isJudge = (path: string): boolean => path.startsWith('judges/');

const load = (modules: Modules, replacements: Readonly<Record<string, string>>) =>
  modules.load('entry.ts', replacements, isJudge) as { sum: number; other: { made: object } };

const newModules = () => new Modules(program, (name) => ({ name }));

describe('modules with one of them replaced', () => {
  it('see the replacement, and the judges the original', () => {
    const { sum } = load(newModules(), { 'limit.ts': 'exports.LIMIT = 1;' });

    expect(sum).toBe(11);
  });

  it('are as they were afterwards', () => {
    const modules = newModules();
    load(modules, { 'limit.ts': 'exports.LIMIT = 1;' });

    expect(load(modules, {}).sum).toBe(20);
  });

  it('share what has nothing to do with it', () => {
    const modules = newModules();

    const first = load(modules, { 'limit.ts': 'exports.LIMIT = 1;' });
    const second = load(modules, { 'limit.ts': 'exports.LIMIT = 2;' });

    expect(first.other).toBe(second.other);
  });

  it('can be made of the original', () => {
    const { sum } = load(newModules(), {
      'limit.ts': "exports.LIMIT = require('original').LIMIT * 2;",
    });

    expect(sum).toBe(30);
  });
});
