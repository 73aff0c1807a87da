import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder';

export interface MadeOnce {
  readonly purpose: string;
  /** Whatever its contents depend on: another version of it gets a folder of its own. */
  readonly contents: readonly string[];
  /** A file in it. Without it the folder was swept up by whoever tidies temporary files. */
  readonly proof: string;
  /** Fills a new folder. */
  readonly make: (folder: string) => void;
}

const PREFIX = 'payments-postgres';

/**
 * A folder that is made once per machine and user, and kept. Renaming is atomic, so of processes
 * that make one at the same time one wins, and the others' work is thrown away.
 */
export function madeOnce({ purpose, contents, proof, make }: MadeOnce): string {
  const digest = createHash('sha256')
    .update([userId(), ...contents].join('\0'))
    .digest('hex');
  const target = join(temporaryFolder(), `${PREFIX}-${purpose}-${digest.slice(0, 12)}`);
  const isThere = () => existsSync(join(target, proof));
  if (isThere()) return target;
  const folder = newFolder(purpose);
  make(folder);
  if (existsSync(target) && !isThere()) rmSync(target, { recursive: true, force: true });
  try {
    renameSync(folder, target);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!isThere()) throw error;
  }
  return target;
}

/** A folder of this process's own that nobody else may enter. */
export function newFolder(purpose: string): string {
  const folder = mkdtempSync(join(temporaryFolder(), `${PREFIX}-${purpose}-`));
  chmodSync(folder, 0o700);
  return folder;
}

/** Of another user there may be one as well, which this one could not read. */
const userId = (): string => String(process.getuid?.());
