import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const GENERATED_FOLDER = 'generated';

/** One file that `npm run generate` writes. */
export interface GeneratedFile {
  /** From the top of the repository: `generated/foundation.yaml`. */
  readonly path: string;
  readonly content: string;
}

/** Generated files that are not what the source gives, each with what is wrong. */
export function staleFiles(files: readonly GeneratedFile[]): string[] {
  return [
    ...files.flatMap(({ path, content }) => {
      const current = readIfThere(path);
      if (current === undefined) {
        return [`${path} is missing`];
      }
      return current === content
        ? []
        : [`${path} differs, first in line ${firstDifference(current, content)}`];
    }),
    ...leftovers(files).map((path) => `${path} has no source`),
  ];
}

/** Paths of generated files, by what became of them. */
export interface Changes {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** Writes what changed and removes what has no source any more. */
export function writeFiles(files: readonly GeneratedFile[]): Changes {
  mkdirSync(GENERATED_FOLDER, { recursive: true });
  const removed = leftovers(files);
  for (const path of removed) {
    rmSync(path, { recursive: true });
  }
  const changed = files.filter(({ path, content }) => readIfThere(path) !== content);
  for (const { path, content } of changed) {
    writeFileSync(path, content);
  }
  return { written: changed.map(({ path }) => path), removed };
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Files in `generated/` that nothing generates any more. */
function leftovers(files: readonly GeneratedFile[]): string[] {
  const paths = new Set(files.map(({ path }) => path));
  return existsSync(GENERATED_FOLDER)
    ? readdirSync(GENERATED_FOLDER)
        .map((name) => join(GENERATED_FOLDER, name))
        .filter((path) => !paths.has(path))
    : [];
}

function firstDifference(a: string, b: string): number {
  const expected = b.split('\n');
  return a.split('\n').findIndex((line, index) => line !== expected[index]) + 1 || expected.length;
}
