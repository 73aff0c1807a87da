import type { Clock } from '../../engine/clock';

/**
 * The time of a run that is looked at from outside: that of its last line, and from there on as the
 * clock on the wall goes. So a display shows how long things took, not how long reading them did.
 */
export class JournalClock implements Clock {
  private atMs = 0;
  private readAtMs = 0;

  constructor(private readonly wall: Clock) {}

  /** A line of that time has been read. */
  reach(atMs: number): void {
    this.atMs = atMs;
    this.readAtMs = this.wall.nowMs();
  }

  nowMs(): number {
    return this.atMs + (this.wall.nowMs() - this.readAtMs);
  }

  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    return this.wall.sleep(milliseconds, signal);
  }
}
