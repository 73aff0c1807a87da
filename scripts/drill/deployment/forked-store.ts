import { blobKey, type Store } from '../../local-cloud/persistence';
import type { BlobStore } from '../../local-cloud/service';
import type { LocalCloudState } from '../../local-cloud/state';

/** A world that begins as another one is, and goes its own way in memory. */
export class ForkedStore implements Store {
  private readonly contents = new Map<string, Uint8Array>();

  private constructor(
    private state: LocalCloudState,
    private readonly origin: BlobStore,
  ) {}

  static async of(store: Store): Promise<ForkedStore> {
    const unlock = await store.lock();
    try {
      return new ForkedStore(structuredClone(store.load()), store.blobs);
    } finally {
      unlock();
    }
  }

  readonly blobs: BlobStore = {
    put: (content) => {
      const key = blobKey(content);
      this.contents.set(key, Uint8Array.from(content));
      return key;
    },
    get: (key) => this.contents.get(key) ?? this.origin.get(key),
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
