import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../ports';

/** The machine's own time. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  sleep: async (ms, signal) => {
    try {
      await sleep(ms, undefined, { signal });
    } catch (error) {
      // Node wraps the reason; the port promises the reason itself.
      signal?.throwIfAborted();
      throw error;
    }
  },
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
