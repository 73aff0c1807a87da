import { linkSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { BrokenStateError } from './broken-state-error';
import { hasCode } from './error-code';
import { isAlive } from './process-liveness';

/** A call takes milliseconds. A lock this old belongs to a process id that another process has by now. */
const ABANDONED_AFTER_MS = 30_000;
const RETRY_AFTER_MS = 5;

let count = 0;

/**
 * Waits for the lock and takes it. A lock whose process is dead is taken over,
 * so `kill -9` doesn't stop those who come later.
 */
export async function lockFile(
  path: string,
  abandonedAfterMs: number = ABANDONED_AFTER_MS,
): Promise<() => void> {
  count += 1;
  const claim = `${path}.${process.pid}.${count}`;
  // Linking a complete file makes the lock appear with its owner in it, in one step.
  writeFileSync(claim, String(process.pid));
  try {
    while (!tryLink(claim, path)) {
      const abandoned = abandonedLock(path, abandonedAfterMs);
      if (abandoned !== undefined) {
        breakLock(path, { claim, abandoned });
      } else {
        await sleep(RETRY_AFTER_MS);
      }
    }
  } finally {
    unlinkSync(claim);
  }
  return () => unlinkSync(path);
}

function tryLink(claim: string, path: string): boolean {
  try {
    linkSync(claim, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) {
      return false;
    }
    throw error;
  }
}

/** Which file a lock is that nobody gives back; nothing, for one that somebody holds. */
function abandonedLock(path: string, afterMs: number): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  const owner = ownerOf(path);
  if (stats === undefined || owner === undefined) {
    return undefined;
  }
  // Since it was taken: linking changes the status time, not the modification time.
  const ageMs = Date.now() - Number(stats.ctimeMs);
  return !isAlive(owner) || ageMs > afterMs ? identityOf(stats) : undefined;
}

/** Of a file, whatever its name is; renaming changes the status time. */
const identityOf = ({ ino, mtimeNs }: { readonly ino: bigint; readonly mtimeNs: bigint }): string =>
  `${ino} ${mtimeNs}`;

/**
 * Two processes can find the same abandoned lock. Only one renames it; should
 * the other catch the lock that the first one has taken meanwhile, it sees that
 * it is another file and puts it back.
 */
function breakLock(
  path: string,
  { claim, abandoned }: { readonly claim: string; readonly abandoned: string },
): void {
  const aside = `${claim}.broken`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) {
      return;
    }
    throw error;
  }
  if (identityOf(statSync(aside, { bigint: true })) === abandoned) {
    unlinkSync(aside);
  } else {
    renameSync(aside, path);
  }
}

function ownerOf(path: string): number | undefined {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) {
      return undefined;
    }
    if (hasCode(error, 'EISDIR')) {
      throw new BrokenStateError(`${path} is a folder, where a lock belongs`, { cause: error });
    }
    throw error;
  }
}
