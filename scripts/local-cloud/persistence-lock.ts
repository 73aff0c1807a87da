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
export async function lockFile(path: string): Promise<() => void> {
  count += 1;
  const claim = `${path}.${process.pid}.${count}`;
  // Linking a complete file makes the lock appear with its owner in it, in one step.
  writeFileSync(claim, String(process.pid));
  try {
    while (!tryLink(claim, path)) {
      if (isAbandoned(path)) {
        breakLock(path, claim);
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

function isAbandoned(path: string): boolean {
  const age = ageMs(path);
  const owner = ownerOf(path);
  return age !== undefined && owner !== undefined && (!isAlive(owner) || age > ABANDONED_AFTER_MS);
}

/**
 * Two processes can find the same abandoned lock. Only one renames it; should
 * the other catch the lock that the first one has taken meanwhile, it sees a
 * living owner in it and puts it back.
 */
function breakLock(path: string, claim: string): void {
  const aside = `${claim}.broken`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) {
      return;
    }
    throw error;
  }
  if (isAbandoned(aside)) {
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

/** Age since the lock was taken: linking changes the status time, not the modification time. */
function ageMs(path: string): number | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? undefined : Date.now() - stats.ctimeMs;
}
