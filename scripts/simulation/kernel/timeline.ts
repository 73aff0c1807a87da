import type { Clock } from '../../../functions/shared/ports';
import { EventQueue } from './event-queue';

/** Everything that a promise's end sets off has happened by then. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Virtual time: it passes when nothing is left to do at the present moment, and costs nothing. */
export class Timeline implements Clock {
  private readonly queue = new EventQueue();

  constructor(private currentMs: number) {}

  nowMs(): number {
    return this.currentMs;
  }

  /** Does something later; returns what takes it back. */
  at(atMs: number, run: () => void): () => void {
    const event = this.queue.add(Math.max(atMs, this.currentMs), run);
    return () => {
      event.cancelled = true;
    };
  }

  after(ms: number, run: () => void): () => void {
    return this.at(this.currentMs + ms, run);
  }

  every(periodMs: number, run: () => void, firstAtMs = this.currentMs): void {
    this.at(firstAtMs, () => {
      run();
      this.every(periodMs, run, firstAtMs + periodMs);
    });
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) {
      return Promise.reject(signal.reason);
    }
    return new Promise((resolve, reject) => {
      const abort = () => {
        cancel();
        reject(signal?.reason);
      };
      const cancel = this.after(ms, () => {
        signal?.removeEventListener('abort', abort);
        resolve();
      });
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  async runUntil(endMs: number): Promise<void> {
    await settled();
    for (let next = this.queue.next(); next && next.atMs <= endMs; next = this.queue.next()) {
      this.currentMs = next.atMs;
      // What is due at the same time happens together: settling costs more than most events.
      for (let due = this.queue.next(); due?.atMs === this.currentMs; due = this.queue.next()) {
        this.queue.take();
        due.run();
      }
      await settled();
    }
    this.currentMs = Math.max(this.currentMs, endMs);
  }
}
