/** What code that runs in the cloud takes its time from. */
export interface SleepingClock {
  nowMs(): number;
  sleep(ms: number): Promise<void>;
}

interface Sleeper {
  readonly wakeMs: number;
  readonly sequence: number;
  readonly wake: () => void;
}

/** Time that stands still until it is moved; sleepers wake in the order of their times. */
export class VirtualClock implements SleepingClock {
  private sleepers: Sleeper[] = [];
  private sequence = 0;

  constructor(private currentMs: number) {}

  nowMs(): number {
    return this.currentMs;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.sequence += 1;
      const wakeMs = this.currentMs + Math.max(0, ms);
      this.sleepers.push({ wakeMs, sequence: this.sequence, wake: resolve });
    });
  }

  /** When the next sleeper wakes. */
  nextWakeMs(): number | undefined {
    return this.next()?.wakeMs;
  }

  moveTo(ms: number): void {
    this.currentMs = Math.max(this.currentMs, ms);
  }

  /** Wakes one sleeper whose time has come; tells whether there was one. */
  wakeOne(): boolean {
    const next = this.next();
    if (next === undefined || next.wakeMs > this.currentMs) {
      return false;
    }
    this.sleepers = this.sleepers.filter((sleeper) => sleeper !== next);
    next.wake();
    return true;
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
