import { MemoryStore, type Store } from '../../local-cloud/persistence';

/** A world that begins as another one is, and goes its own way in memory. */
export async function forkOf(store: Store): Promise<MemoryStore> {
  const unlock = await store.lock();
  try {
    return new MemoryStore(structuredClone(store.load()), new Map(), store.blobs);
  } finally {
    unlock();
  }
}
