import type { Clock } from '../../../../functions/shared/ports';

/** Time that stands still until the test moves it; nothing ever wakes up. */
export class StoppedClock implements Clock {
  currentMs = 1_000;

  nowMs(): number {
    return this.currentMs;
  }

  sleep(): Promise<void> {
    return new Promise(() => undefined);
  }

  after(): () => void {
    return () => undefined;
  }
}
