/**
 * Tells whether code in this process still has something to do, as opposed to
 * waiting for time to pass. Virtual time may move only then.
 */
export class Activity {
  private calls = 0;
  private changes = 0;

  /** Work that is under way until it settles, but for the times it is {@link paused}. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.change(1);
    try {
      return await work();
    } finally {
      this.change(-1);
    }
  }

  /** Waiting, inside of work, for time to pass or for somebody else's work. */
  async paused<T>(wait: () => Promise<T>): Promise<T> {
    this.change(-1);
    try {
      return await wait();
    } finally {
      this.change(1);
    }
  }

  /** Something happened; code that waits for it may go on. */
  note(): void {
    this.changes += 1;
  }

  /** Waits until everybody waits for time: no call under way, and nothing new for some turns of the event loop. */
  async settled(): Promise<void> {
    let idleTurns = 0;
    while (idleTurns < IDLE_TURNS) {
      const before = this.changes;
      await new Promise((resolve) => setImmediate(resolve));
      idleTurns = this.calls === 0 && this.changes === before ? idleTurns + 1 : 0;
    }
  }

  private change(by: 1 | -1): void {
    this.calls += by;
    this.changes += 1;
  }
}

/** Promises need one turn; streams and the SDK's own timers, at zero delay, may take another. */
const IDLE_TURNS = 2;
