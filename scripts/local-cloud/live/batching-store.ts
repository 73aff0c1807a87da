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
  /** A batch that waits for its lock. */
  private beginning: Promise<Batch> | undefined;
  /** Calls that have a lock of their own, or wait for it. */
  private readonly alone = new Set<Promise<void>>();

  constructor(private readonly inner: Store) {}

  get blobs() {
    return this.inner.blobs;
  }

  /** Runs work whose calls are one batch. Calls that come in meanwhile from elsewhere belong to it. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.beginning = this.begin();
    const batch = await this.beginning;
    try {
      return await work();
    } finally {
      await this.end(batch);
    }
  }

  async lock(): Promise<() => void> {
    while (this.beginning !== undefined) {
      // What becomes of it is told to whoever began it.
      await this.beginning.catch(() => undefined);
    }
    const { batch } = this;
    if (batch === undefined || batch.isEnding) {
      return this.lockAlone();
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

  /**
   * The work of a batch may wait for calls that are under way, none of which may then wait for the lock
   * that the batch has: those that came before are done first, and those that come now take part.
   */
  private async begin(): Promise<Batch> {
    try {
      await Promise.all(this.alone);
      const unlock = await this.inner.lock();
      this.batch = {
        unlock,
        state: undefined,
        users: 0,
        isChanged: false,
        isEnding: false,
        onUnused: () => undefined,
      };
      return this.batch;
    } finally {
      this.beginning = undefined;
    }
  }

  private async lockAlone(): Promise<() => void> {
    let onDone = () => {};
    const done = new Promise<void>((resolve) => {
      onDone = resolve;
    });
    const leave = () => {
      this.alone.delete(done);
      onDone();
    };
    this.alone.add(done);
    try {
      const unlock = await this.inner.lock();
      return () => {
        leave();
        unlock();
      };
    } catch (error) {
      leave();
      throw error;
    }
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
