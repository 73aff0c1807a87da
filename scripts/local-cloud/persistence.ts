import { createHash } from 'node:crypto';
import { emptyState } from './regions';
import type { BlobStore } from './service';
import type { LocalCloudState } from './state';

/** Where a local cloud keeps its world between calls. */
export interface Store {
  readonly blobs: BlobStore;
  /** Waits until nobody else uses the store. Returns what gives it free again. */
  lock(): Promise<() => void>;
  /** The state as last saved, by whichever process. Call with the lock held. */
  load(): LocalCloudState;
  save(state: LocalCloudState): void;
}

/** Name of a blob: the SHA-256 of its content, hex. */
export function blobKey(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A world that ends with the process. */
export class MemoryStore implements Store {
  constructor(
    private state: LocalCloudState = emptyState(),
    private readonly contents = new Map<string, Uint8Array>(),
    /** Where blobs are that this one has not. */
    private readonly origin?: Pick<BlobStore, 'get'>,
  ) {}

  /** The same world, from where it goes its own way. */
  copy(): MemoryStore {
    return new MemoryStore(structuredClone(this.state), new Map(this.contents), this.origin);
  }

  readonly blobs: BlobStore = {
    put: (content) => {
      const key = blobKey(content);
      this.contents.set(key, Uint8Array.from(content));
      return key;
    },
    get: (key) => {
      const content = this.contents.get(key) ?? this.origin?.get(key);
      if (content === undefined) {
        throw new Error(`the local cloud has no blob ${key}`);
      }
      return content;
    },
  };

  async lock(): Promise<() => void> {
    return () => undefined;
  }

  load(): LocalCloudState {
    return this.state;
  }

  save(state: LocalCloudState): void {
    this.state = state;
  }
}
