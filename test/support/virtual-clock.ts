import type { Clock } from '../../scripts/engine/clock';

interface Sleeper {
  readonly wakeMs: number;
  readonly wake: () => void;
}

/**
 * Time that passes only when everybody sleeps: once nothing else is left to do,
 * it jumps to the next one's waking. Hours take no time, and order is kept.
 */
export class VirtualClock implements Clock {
  private currentMs = Date.UTC(2026, 0, 5, 9);
  private sleepers: Sleeper[] = [];
  private pending: NodeJS.Immediate | undefined;

  nowMs(): number {
    return this.currentMs;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const cancel = this.after(milliseconds, () => {
        signal?.removeEventListener('abort', abort);
        resolve();
      });
      const abort = () => {
        cancel();
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  after(milliseconds: number, run: () => void): () => void {
    const sleeper: Sleeper = { wakeMs: this.currentMs + milliseconds, wake: run };
    this.sleepers.push(sleeper);
    this.schedule();
    return () => {
      // Nobody waits for this waking any more, so that time need not pass for it.
      this.sleepers = this.sleepers.filter((other) => other !== sleeper);
    };
  }

  private schedule(): void {
    if (this.pending === undefined && this.sleepers.length > 0) {
      this.pending = setImmediate(() => {
        this.pending = undefined;
        this.wakeNext();
        this.schedule();
      });
    }
  }

  private wakeNext(): void {
    const [first, ...others] = this.sleepers;
    if (first === undefined) {
      return;
    }
    const next = others.reduce((a, b) => (b.wakeMs < a.wakeMs ? b : a), first);
    this.sleepers = this.sleepers.filter((sleeper) => sleeper !== next);
    this.currentMs = Math.max(this.currentMs, next.wakeMs);
    next.wake();
  }
}
