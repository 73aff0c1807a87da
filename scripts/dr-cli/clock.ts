import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../engine/clock';

/** Real time. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    try {
      await setTimeout(milliseconds, undefined, { signal });
    } catch (error) {
      // Node wraps the reason in an AbortError; callers compare with the reason itself.
      signal.throwIfAborted();
      throw error;
    }
  },
};
