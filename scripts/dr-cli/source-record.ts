import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a source was when something was made from it, by its path from the top of the project. */
type SourceRecord = Readonly<Record<string, { readonly mtimeMs: number; readonly sha256: string }>>;

/** Keeps what the sources are now, beside what was made from them. */
export function recordSources(project: string, file: string, sources: readonly string[]): void {
  const record: SourceRecord = Object.fromEntries(
    [...sources].sort().map((source) => {
      const path = join(project, source);
      return [source, { mtimeMs: statSync(path).mtimeMs, sha256: hashOf(path) }];
    }),
  );
  const path = join(project, file);
  writeFileSync(`${path}.tmp`, JSON.stringify(record));
  renameSync(`${path}.tmp`, path);
}

/**
 * Sources that are other than they were. Only a file with another time is read: every command
 * looks, and looking takes a few milliseconds.
 *
 * @returns nothing where the record or the sources aren't shipped.
 */
export function changedSources(project: string, file: string): string[] {
  const path = join(project, file);
  if (!existsSync(path)) {
    return [];
  }
  const record: SourceRecord = JSON.parse(readFileSync(path, 'utf8'));
  return Object.entries(record)
    .filter(([source, { mtimeMs, sha256 }]) => {
      const now = statSync(join(project, source), { throwIfNoEntry: false });
      return now === undefined
        ? existsSync(join(project, source.split('/')[0] ?? ''))
        : now.mtimeMs !== mtimeMs && hashOf(join(project, source)) !== sha256;
    })
    .map(([source]) => source);
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
