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

/** A store whose lock another process has; who of those that wait gets it next is chosen by hand. */
class ContestedStore extends MemoryStore {
  private readonly waiting: (() => void)[] = [];

  override lock(): Promise<() => void> {
    return new Promise((resolve) => {
      this.waiting.push(() => resolve(() => undefined));
    });
  }

  /** Gives the lock to one of those that wait by then, by its place among them. */
  async give(place: number): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.waiting.splice(place, 1)[0]?.();
  }

  get waitingCount(): number {
    return this.waiting.length;
  }
}

describe('while another process has the lock', () => {
  it('a call that comes after a batch was asked for takes part in it', async () => {
    const inner = new ContestedStore();
    const store = new BatchingStore(inner);
    const done: string[] = [];
    let called: Promise<unknown> = Promise.resolve();

    const batch = store.during(async () => {
      await called;
      done.push('batch');
    });
    called = call(store, () => done.push('call'));
    await inner.give(0);
    await batch;

    expect(done).toEqual(['call', 'batch']);
  });

  it('a call that came before is done before the batch asks for the lock', async () => {
    const inner = new ContestedStore();
    const store = new BatchingStore(inner);
    const done: string[] = [];

    const called = call(store, () => done.push('call'));
    const batch = store.during(async () => {
      await called;
      done.push('batch');
    });
    expect(inner.waitingCount).toBe(1);
    await inner.give(0);
    await inner.give(0);
    await batch;

    expect(done).toEqual(['call', 'batch']);
  });
});
