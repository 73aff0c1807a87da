import { createHash } from 'node:crypto';
import type { Mutant } from '../mutant';
import { hitPointOf } from './hit-points';
import type { Edit, Finding } from './operator';
import { operators } from './operators';
import { parseSource, type SourceFile, type Visit, visits } from './parse';
import { isTextOnly, scopeOf } from './text-only';

/** Digits of a hash that tell the mutants of one function apart. */
const HASH_LENGTH = 6;

/** Everything that can be made wrong in a file, one thing at a time. */
export function sourceMutants(
  path: string,
  text: string,
  textFunctions: readonly string[],
): readonly Mutant[] {
  const file = parseSource(path, text);
  const seen = new Map<string, number>();
  const results = new Set<string>();
  return visits(file)
    .filter((visit) => !isTextOnly(visit, textFunctions))
    .flatMap((visit) =>
      operators.flatMap((operator) =>
        operator(visit, file).flatMap((finding) => {
          const result = applied(text, finding.edit);
          if (results.has(result) || result === text) {
            return [];
          }
          results.add(result);
          return [mutantOf(file, visit, finding, seen)];
        }),
      ),
    );
}

const applied = (text: string, { start, end, text: inserted }: Edit): string =>
  text.slice(0, start) + inserted + text.slice(end);

function mutantOf(
  file: SourceFile,
  visit: Visit,
  finding: Finding,
  seen: Map<string, number>,
): Mutant {
  const { path, text } = file;
  const { edit, how, kind } = finding;
  const before = text.slice(edit.start, edit.end);
  const name = `${path}:${scopeOf(visit, file)}:${kind}:${hashOf(`${before}\n${how}`)}`;
  const count = (seen.get(name) ?? 0) + 1;
  seen.set(name, count);
  return {
    id: count === 1 ? name : `${name}:${count}`,
    target: path,
    kind,
    place: `${path}:${lineAt(text, edit.start)}`,
    change: `${oneLine(before)} → ${how}`,
    reach: hitPointOf(file, visit),
    replace: () => ({ module: path, language: 'typescript', text: applied(text, edit) }),
  };
}

const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 70 ? `${line.slice(0, 67)}...` : line;
};
