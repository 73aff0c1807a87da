import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { RunProcess } from '../../engine/journal/records';
import { hasCode } from '../../local-cloud/error-code';
import { livenessOf } from './process-identity';
import type { LocalLock } from './run-store';

/** Others that break the same dead lock at the same time; more rounds than that nobody needs. */
const MAX_TRIES = 10;

/**
 * Takes a lock that is a file. One whose process is dead is broken, so that a run that was killed
 * keeps nobody away.
 *
 * @param file A path ending in `.lock`.
 */
export function takeLocalLock(file: string, process: RunProcess): LocalLock {
  const claim = `${file}.${process.processId}`;
  // Linking a whole file makes the lock appear with its owner in it, in one step.
  writeFileSync(claim, JSON.stringify(process), { mode: 0o600 });
  try {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      if (tryLink(claim, file)) {
        return { kind: 'taken', release: () => rmSync(file, { force: true }) };
      }
      const owner = ownerOf(file);
      if (owner !== undefined && livenessOf(owner) !== 'dead') {
        return { kind: 'held', process: owner, file };
      }
      if (owner !== undefined) {
        breakLock(file, claim);
      }
    }
  } finally {
    rmSync(claim, { force: true });
  }
  throw new Error(`${file} could not be taken in ${MAX_TRIES} tries`);
}

function tryLink(claim: string, file: string): boolean {
  try {
    linkSync(claim, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) {
      return false;
    }
    throw error;
  }
}

/**
 * Two processes can find the same dead lock, and only one renames it. Should the other catch the
 * lock that the first has taken meanwhile, it sees a living owner in it and puts it back.
 */
function breakLock(file: string, claim: string): void {
  const aside = `${claim}.broken`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) {
      return;
    }
    throw error;
  }
  const owner = ownerOf(aside);
  if (owner !== undefined && livenessOf(owner) !== 'dead') {
    renameSync(aside, file);
  } else {
    rmSync(aside, { force: true });
  }
}

/** Undefined when the lock has gone meanwhile. */
function ownerOf(file: string): RunProcess | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isRunProcess(content) ? content : NOBODY;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) {
      return undefined;
    }
    if (error instanceof SyntaxError) {
      return NOBODY;
    }
    throw error;
  }
}

/** The owner of a file that says nothing: locks appear whole, so that this one is nobody's. */
const NOBODY: RunProcess = { host: 'unknown', processId: 0 };

function isRunProcess(content: unknown): content is RunProcess {
  return (
    typeof content === 'object' &&
    content !== null &&
    'host' in content &&
    typeof content.host === 'string' &&
    'processId' in content &&
    Number.isInteger(content.processId)
  );
}
