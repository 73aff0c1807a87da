/** What code that runs in the cloud takes its time from. */
export interface SleepingClock {
  nowMs(): number;
  /** Resolves after the time has passed; rejects with the signal's reason as soon as it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A clock that somebody moves. */
export interface DrivenClock extends SleepingClock {
  /** When the next sleeper wakes. */
  nextWakeMs(): number | undefined;
  /** Never backwards. */
  moveTo(ms: number): void;
  /** Wakes one sleeper whose time has come; tells whether there was one. */
  wakeOne(): boolean;
}

interface Sleeper {
  wakeMs: number;
  readonly sequence: number;
  readonly wake: () => void;
}

/** Time that stands still until it is moved; sleepers wake in the order of their times. */
export class VirtualClock implements DrivenClock {
  private sleepers: Sleeper[] = [];
  private sequence = 0;

  constructor(private currentMs: number) {}

  nowMs(): number {
    return this.currentMs;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      this.sequence += 1;
      const sleeper: Sleeper = {
        wakeMs: this.currentMs + Math.max(0, ms),
        sequence: this.sequence,
        wake: () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        },
      };
      const abort = () => {
        // Nobody waits for this waking any more, so that time need not pass for it.
        this.remove(sleeper);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.sleepers.push(sleeper);
    });
  }

  nextWakeMs(): number | undefined {
    return this.next()?.wakeMs;
  }

  moveTo(ms: number): void {
    this.currentMs = Math.max(this.currentMs, ms);
  }

  /** Goes on from another time; what sleepers have left to sleep stays. */
  restartAt(ms: number): void {
    for (const sleeper of this.sleepers) {
      sleeper.wakeMs += ms - this.currentMs;
    }
    this.currentMs = ms;
  }

  wakeOne(): boolean {
    const next = this.next();
    if (next === undefined || next.wakeMs > this.currentMs) {
      return false;
    }
    this.remove(next);
    next.wake();
    return true;
  }

  private remove(sleeper: Sleeper): void {
    this.sleepers = this.sleepers.filter((other) => other !== sleeper);
  }

  private next(): Sleeper | undefined {
    let earliest: Sleeper | undefined;
    for (const sleeper of this.sleepers) {
      if (
        earliest === undefined ||
        sleeper.wakeMs < earliest.wakeMs ||
        (sleeper.wakeMs === earliest.wakeMs && sleeper.sequence < earliest.sequence)
      ) {
        earliest = sleeper;
      }
    }
    return earliest;
  }
}
