import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { DrError, EXIT } from '../../engine/errors';
import type { RunProcess } from '../../engine/journal/records';
import { hasCode } from '../../local-cloud/error-code';
import { makeDirectory } from '../../local-cloud/make-directory';
import type { Io } from '../io';
import { takeLocalLock } from './local-lock';
import type { JournalFile, LocalLock, RunStore } from './run-store';

/** Where journals are kept, from the working directory. */
const RUNS_FOLDER = '.dr/runs';

const EXTENSION = '.jsonl';

/** Journals name accounts and people: nobody else's to read. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** The runs of the working directory, or of the folder in `DR_RUNS`. Nothing is made before it is needed. */
export function openRunFolder({ env, workingDirectory }: Io): RunStore {
  return new RunFolder(resolve(workingDirectory, env.DR_RUNS || RUNS_FOLDER));
}

class RunFolder implements RunStore {
  constructor(readonly name: string) {}

  runIds(): string[] {
    try {
      return readdirSync(this.name)
        .filter((file) => file.endsWith(EXTENSION))
        .map((file) => file.slice(0, -EXTENSION.length))
        .sort();
    } catch (error) {
      if (hasCode(error, 'ENOENT')) {
        return [];
      }
      throw this.unusable(error);
    }
  }

  read(runId: string, fromByte = 0): string | undefined {
    try {
      return readFileSync(this.file(runId)).subarray(fromByte).toString();
    } catch (error) {
      if (hasCode(error, 'ENOENT')) {
        return undefined;
      }
      throw this.unusable(error);
    }
  }

  open(runId: string, wholeBytes: number): JournalFile {
    try {
      this.makeFolder();
      const descriptor = openSync(this.file(runId), 'a', FILE_MODE);
      ftruncateSync(descriptor, wholeBytes);
      // The file's name is on the disk only once the folder is.
      this.syncFolder();
      return {
        append: (text) => void writeSync(descriptor, text),
        sync: () => fdatasyncSync(descriptor),
        close: () => closeSync(descriptor),
      };
    } catch (error) {
      throw this.unusable(error);
    }
  }

  lock(name: string, process: RunProcess): LocalLock {
    try {
      this.makeFolder();
      return takeLocalLock(join(this.name, `${name}.lock`), process);
    } catch (error) {
      throw this.unusable(error);
    }
  }

  private file(runId: string): string {
    return join(this.name, `${runId}${EXTENSION}`);
  }

  private makeFolder(): void {
    makeDirectory(this.name, FOLDER_MODE);
  }

  private syncFolder(): void {
    const descriptor = openSync(this.name, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  private unusable(cause: unknown): DrError {
    const why = cause instanceof Error ? cause.message : String(cause);
    return new DrError({
      code: 'DR_RUNS_UNUSABLE',
      message: `the journals of runs can't be kept in ${this.name}: ${why}`,
      nextSteps: ['choose another folder: DR_RUNS=<folder>'],
      exitCode: EXIT.invalidInput,
      cause,
    });
  }
}
