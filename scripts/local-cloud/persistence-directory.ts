import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrokenStateError } from './broken-state-error';
import { makeDirectory } from './make-directory';
import { blobKey, type Store } from './persistence';
import { lockFile } from './persistence-lock';
import { DEFAULT_ACCOUNT_ID, emptyState } from './regions';
import type { BlobStore } from './service';
import type { LocalCloudState } from './state';

/** Counted up when the state's shape changes in a way that older files can't be read. */
const FORMAT_VERSION = 1;

/**
 * A world in a directory: `state.json`, `blobs/<sha-256>` and, while a call is
 * being handled, `lock`. Files are replaced by renaming, so a process killed at
 * any moment leaves the state before or after a call, never a part of one.
 */
export class DirectoryStore implements Store {
  readonly blobs: BlobStore;
  private readonly stateFile: string;
  private cached: { readonly fingerprint: string; readonly state: LocalCloudState } | undefined;

  constructor(
    private readonly directory: string,
    private readonly accountId: string = DEFAULT_ACCOUNT_ID,
  ) {
    const blobDirectory = join(directory, 'blobs');
    makeDirectory(blobDirectory);
    this.stateFile = join(directory, 'state.json');
    this.blobs = fileBlobs(blobDirectory);
  }

  lock(): Promise<() => void> {
    return lockFile(join(this.directory, 'lock'));
  }

  load(): LocalCloudState {
    const fingerprint = fingerprintOf(this.stateFile);
    if (fingerprint === undefined) {
      return emptyState(this.accountId);
    }
    if (this.cached?.fingerprint !== fingerprint) {
      this.cached = { fingerprint, state: this.read() };
    }
    return this.cached.state;
  }

  save(state: LocalCloudState): void {
    replaceFile(this.stateFile, JSON.stringify({ version: FORMAT_VERSION, state }));
    const fingerprint = fingerprintOf(this.stateFile);
    this.cached = fingerprint === undefined ? undefined : { fingerprint, state };
  }

  private read(): LocalCloudState {
    const content = parsed(this.stateFile, readFileSync(this.stateFile, 'utf8'));
    if (!isSavedState(content)) {
      throw new BrokenStateError(
        `${this.stateFile} was written by another version of the local cloud`,
      );
    }
    return content.state;
  }
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BrokenStateError(`${file} is damaged: it is not complete JSON`, { cause });
  }
}

function isSavedState(
  content: unknown,
): content is { readonly version: number; readonly state: LocalCloudState } {
  return (
    typeof content === 'object' &&
    content !== null &&
    'version' in content &&
    content.version === FORMAT_VERSION &&
    'state' in content
  );
}

/** Tells one saved state from the next: a rename always brings another inode. */
function fingerprintOf(file: string): string | undefined {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? undefined : `${stats.ino}:${stats.mtimeNs}:${stats.size}`;
}

function fileBlobs(directory: string): BlobStore {
  return {
    put: (content) => {
      const key = blobKey(content);
      const file = join(directory, key);
      if (!existsSync(file)) {
        replaceFile(file, content);
      }
      return key;
    },
    get: (key) => readFileSync(join(directory, key)),
  };
}

function replaceFile(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}
