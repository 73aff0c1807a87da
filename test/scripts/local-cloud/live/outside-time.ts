import type { Pace } from '../../../../scripts/local-cloud/live/pace';

interface Timer {
  readonly atMs: number;
  readonly callback: () => void;
}

/** Of the event loop. */
const TURNS = 20;

/** Time outside of the cloud, moved by hand. */
export class OutsideTime implements Pace {
  private currentMs = 0;
  private timers: Timer[] = [];

  constructor(readonly speed: number) {}

  nowMs(): number {
    return this.currentMs;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { atMs: this.currentMs + ms, callback };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Timers that would keep a process. */
  pending(): number {
    return this.timers.length;
  }

  /** Lets time pass, and code that waited for it go on. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.currentMs + ms;
    await turns();
    for (;;) {
      const [next] = this.timers
        .filter(({ atMs }) => atMs <= untilMs)
        .sort((one, other) => one.atMs - other.atMs);
      if (next === undefined) {
        break;
      }
      this.timers = this.timers.filter((other) => other !== next);
      this.currentMs = Math.max(this.currentMs, next.atMs);
      next.callback();
      await turns();
    }
    this.currentMs = untilMs;
  }
}

/** Lets everybody do what there is to do at this time. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
