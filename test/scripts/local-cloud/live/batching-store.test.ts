import { BatchingStore } from '../../../../scripts/local-cloud/live/batching-store';
import { MemoryStore, type Store } from '../../../../scripts/local-cloud/persistence';
import { emptyState } from '../../../../scripts/local-cloud/regions';
import type { LocalCloudState } from '../../../../scripts/local-cloud/state';

/** A store that tells what is done with it. */
class WatchedStore implements Store {
  readonly done: string[] = [];
  private readonly inner = new MemoryStore();
  private isLocked = false;
  readonly blobs = this.inner.blobs;

  async lock(): Promise<() => void> {
    if (this.isLocked) {
      throw new Error('locked twice: another process would wait here for ever');
    }
    this.isLocked = true;
    this.done.push('lock');
    return () => {
      this.isLocked = false;
      this.done.push('unlock');
    };
  }

  load(): LocalCloudState {
    this.done.push('load');
    return this.inner.load();
  }

  save(state: LocalCloudState): void {
    this.done.push('save');
    this.inner.save(state);
  }
}

async function call(store: Store, change: (state: LocalCloudState) => void): Promise<void> {
  const unlock = await store.lock();
  const state = store.load();
  change(state);
  store.save(state);
  unlock();
}

const count = (state: LocalCloudState) => {
  state.sequence += 1;
};

it('passes everything on outside of a batch', async () => {
  const inner = new WatchedStore();

  await call(new BatchingStore(inner), count);

  expect(inner.done).toEqual(['lock', 'load', 'save', 'unlock']);
});

it('locks, reads and writes once for all calls of a batch', async () => {
  const inner = new WatchedStore();
  const store = new BatchingStore(inner);

  await store.during(async () => {
    await call(store, count);
    await call(store, count);
  });

  expect(inner.done).toEqual(['lock', 'load', 'save', 'unlock']);
  expect(inner.load().sequence).toBe(2);
});

it('writes nothing when a batch has changed nothing', async () => {
  const inner = new WatchedStore();
  const store = new BatchingStore(inner);

  await store.during(async () => (await store.lock())());

  expect(inner.done).toEqual(['lock', 'unlock']);
});

it('keeps what a batch had done when it fails', async () => {
  const inner = new WatchedStore();
  const store = new BatchingStore(inner);

  const batch = store.during(async () => {
    await call(store, count);
    throw new Error('a mistake');
  });

  await expect(batch).rejects.toThrow('a mistake');
  expect(inner.done).toEqual(['lock', 'load', 'save', 'unlock']);
});

it('does not give the lock away under a call that the batch has let in', async () => {
  const inner = new WatchedStore();
  const store = new BatchingStore(inner);
  let unlock: () => void = () => undefined;

  const batch = store.during(async () => {
    unlock = await store.lock();
  });
  await new Promise((resolve) => setImmediate(resolve));
  const whileInUse = [...inner.done];
  store.save({ ...emptyState(), sequence: 7 });
  unlock();
  await batch;

  expect(whileInUse).toEqual(['lock']);
  expect(inner.load().sequence).toBe(7);
  expect(inner.done.slice(0, 3)).toEqual(['lock', 'save', 'unlock']);
});
