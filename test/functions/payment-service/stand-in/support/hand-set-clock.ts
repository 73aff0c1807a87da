import type { Clock } from '../../../../../functions/shared/ports';

/** A moment in June 2026, until the test moves it; nothing wakes up by itself. */
export class HandSetClock implements Clock {
  currentMs = Date.UTC(2026, 5, 1, 12);

  nowMs(): number {
    return this.currentMs;
  }

  pass(ms: number): void {
    this.currentMs += ms;
  }

  sleep(): Promise<void> {
    return new Promise(() => undefined);
  }

  after(): () => void {
    return () => undefined;
  }
}
