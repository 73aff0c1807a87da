import type { Store } from '../persistence';
import type { LocalCloudState } from '../state';

interface Batch {
  readonly unlock: () => void;
  state: LocalCloudState | undefined;
  /** Calls that have the lock, and those that wait to run with it. */
  users: number;
  isChanged: boolean;
  isEnding: boolean;
  onUnused: () => void;
}

/**
 * A store that can keep its lock over many calls and write once for all of
 * them. Writing takes longer than all else in a call, and a function makes
 * dozens. Other processes see everything of a batch or, when this process is
 * killed in it, nothing.
 */
export class BatchingStore implements Store {
  private batch: Batch | undefined;

  constructor(private readonly inner: Store) {}

  get blobs() {
    return this.inner.blobs;
  }

  /** Runs work whose calls are one batch. Calls that come in meanwhile from elsewhere belong to it. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const unlock = await this.inner.lock();
    const batch: Batch = {
      unlock,
      state: undefined,
      users: 0,
      isChanged: false,
      isEnding: false,
      onUnused: () => undefined,
    };
    this.batch = batch;
    try {
      return await work();
    } finally {
      await this.end(batch);
    }
  }

  async lock(): Promise<() => void> {
    const { batch } = this;
    if (batch === undefined || batch.isEnding) {
      return this.inner.lock();
    }
    batch.users += 1;
    return () => {
      batch.users -= 1;
      if (batch.users === 0) {
        batch.onUnused();
      }
    };
  }

  load(): LocalCloudState {
    if (this.batch === undefined) {
      return this.inner.load();
    }
    this.batch.state ??= this.inner.load();
    return this.batch.state;
  }

  save(state: LocalCloudState): void {
    if (this.batch === undefined) {
      this.inner.save(state);
      return;
    }
    this.batch.state = state;
    this.batch.isChanged = true;
  }

  /** A call that has been let in must not find the lock gone. */
  private async end(batch: Batch): Promise<void> {
    batch.isEnding = true;
    if (batch.users > 0) {
      await new Promise<void>((resolve) => {
        batch.onUnused = resolve;
      });
    }
    this.batch = undefined;
    try {
      if (batch.isChanged && batch.state !== undefined) {
        this.inner.save(batch.state);
      }
    } finally {
      batch.unlock();
    }
  }
}
