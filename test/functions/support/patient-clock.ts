import type { Clock } from '../../../functions/shared/ports';
import { START_MS } from '../shared/support/samples';

interface Sleeper {
  readonly wakeMs: number;
  readonly wake: () => void;
}

/** Turns of the event loop without news after which everybody is asleep. */
const QUIET_TURNS = 10;

/** Time that jumps to the next waking once nothing else is left to do. */
export class PatientClock implements Clock {
  private currentMs = START_MS;
  private sleepers: Sleeper[] = [];
  private quietTurns = 0;
  private turning = false;
  private underWay = 0;

  nowMs(): number {
    return this.currentMs;
  }

  /** Lets time pass in which nothing happens. */
  pass(ms: number): void {
    this.currentMs += ms;
  }

  /** Something is under way that takes no virtual time; none passes until it is released. */
  hold(): void {
    this.underWay += 1;
  }

  release(): void {
    this.underWay -= 1;
    this.quietTurns = 0;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const cancel = this.after(ms, resolve);
      const abort = () => {
        cancel();
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  after(ms: number, run: () => void): () => void {
    const sleeper = { wakeMs: this.currentMs + ms, wake: run };
    this.sleepers.push(sleeper);
    this.quietTurns = 0;
    this.turn();
    return () => {
      this.sleepers = this.sleepers.filter((other) => other !== sleeper);
      this.quietTurns = 0;
    };
  }

  private turn(): void {
    if (this.turning || this.sleepers.length === 0) {
      return;
    }
    this.turning = true;
    setImmediate(() => {
      this.turning = false;
      this.quietTurns += 1;
      if (this.underWay === 0 && this.quietTurns >= QUIET_TURNS) {
        this.wakeNext();
      }
      this.turn();
    });
  }

  private wakeNext(): void {
    this.quietTurns = 0;
    const wakeMs = Math.min(...this.sleepers.map((sleeper) => sleeper.wakeMs));
    const next = this.sleepers.find((sleeper) => sleeper.wakeMs === wakeMs);
    this.sleepers = this.sleepers.filter((sleeper) => sleeper !== next);
    this.currentMs = Math.max(this.currentMs, wakeMs);
    next?.wake();
  }
}
