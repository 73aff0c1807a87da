import type { SleepingClock } from './virtual-clock';

/** The wall's time, running faster from a given moment on. */
export class AcceleratedClock implements SleepingClock {
  private readonly startedAtMs = performance.now();

  constructor(
    private readonly fromMs: number,
    /** Milliseconds here for each of the wall's. */
    private readonly speed: number,
  ) {}

  nowMs(): number {
    return Math.floor(this.fromMs + (performance.now() - this.startedAtMs) * this.speed);
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(resolve, ms / this.speed);
    });
  }
}
