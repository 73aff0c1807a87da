import { Script } from 'node:vm';
import type { Program } from './program';

type Evaluate = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
) => void;

/** Code in place of a module's own; `require('original')` gives what its own code makes. */
export type Replacements = Readonly<Record<string, string>>;

/**
 * Modules of ours, made anew where something they are made of is replaced and shared where not:
 * a constant may be computed when its module is loaded, so exchanging a function is not enough.
 */
export class Modules {
  private readonly scripts = new Map<string, Script>();
  private readonly originals = new Map<string, unknown>();
  private readonly importers: ReadonlyMap<string, readonly string[]>;

  constructor(
    private readonly program: Program,
    private readonly requirePackage: (name: string) => unknown,
  ) {
    this.importers = importersOf(program);
  }

  /**
   * @param isJudge - modules that see the originals whatever is replaced: who judges by a number
   *   of the code must not have it changed along with the code
   */
  load(entry: string, replacements: Replacements, isJudge: (path: string) => boolean): unknown {
    const affected = this.affectedBy(Object.keys(replacements), isJudge);
    const made = new Map<string, unknown>();
    const load = (path: string): unknown =>
      affected.has(path) && !isJudge(path)
        ? this.evaluate(path, replacements[path], made, load)
        : this.original(path);
    return load(entry);
  }

  private original(path: string): unknown {
    return this.evaluate(path, undefined, this.originals, (imported) => this.original(imported));
  }

  private evaluate(
    path: string,
    replacement: string | undefined,
    made: Map<string, unknown>,
    load: (path: string) => unknown,
  ): unknown {
    const key = replacement === undefined ? path : `${path} replaced`;
    const known = made.get(key);
    if (known !== undefined) {
      return known;
    }
    const definition = this.program[path];
    if (definition === undefined) {
      throw new Error(`${path} is no part of the simulation`);
    }
    if (path.endsWith('.json')) {
      const value: unknown = JSON.parse(definition.code);
      made.set(key, value);
      return value;
    }
    const module = { exports: {} };
    // Before it runs: modules may import each other.
    made.set(key, module.exports);
    const require = (name: string): unknown => {
      if (name === 'original') {
        return this.evaluate(path, undefined, made, load);
      }
      const imported = definition.imports[name];
      return imported === undefined ? this.requirePackage(name) : load(imported);
    };
    const run = this.compiled(path, replacement);
    run(require, module, module.exports);
    made.set(key, module.exports);
    return module.exports;
  }

  private compiled(path: string, replacement: string | undefined): Evaluate {
    const known = replacement === undefined ? this.scripts.get(path) : undefined;
    const code = replacement ?? this.program[path]?.code ?? '';
    const script =
      known ?? new Script(`((require, module, exports) => {${code}\n})`, { filename: path });
    if (replacement === undefined) {
      this.scripts.set(path, script);
    }
    return script.runInThisContext();
  }

  private affectedBy(
    paths: readonly string[],
    isJudge: (path: string) => boolean,
  ): ReadonlySet<string> {
    const affected = new Set<string>();
    const open = [...paths];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (!affected.has(path) && !isJudge(path)) {
        affected.add(path);
        open.push(...(this.importers.get(path) ?? []));
      }
    }
    return affected;
  }
}

function importersOf(program: Program): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const [path, { imports }] of Object.entries(program)) {
    for (const imported of Object.values(imports)) {
      importers.set(imported, [...(importers.get(imported) ?? []), path]);
    }
  }
  return importers;
}
