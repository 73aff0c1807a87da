/** How time in the local cloud follows time outside of it. */
export interface Pace {
  /** Time outside, from any beginning. */
  nowMs(): number;
  /** Calls back when so much time has passed outside; returns what prevents that. */
  after(ms: number, callback: () => void): () => void;
  /** Milliseconds in the cloud for each one outside, while somebody drives the cloud. */
  readonly speed: number;
}

/** By the machine's clock. */
export function realPace(speed: number): Pace {
  return {
    nowMs: () => performance.now(),
    after: (ms, callback) => {
      const timer = setTimeout(callback, Math.max(0, ms));
      return () => clearTimeout(timer);
    },
    speed,
  };
}

/** Nobody waits: time outside stands still, and time in the cloud jumps from one event to the next. */
export const INSTANT_PACE: Pace = {
  nowMs: () => 0,
  after: (_, callback) => {
    const immediate = setImmediate(callback);
    return () => clearImmediate(immediate);
  },
  speed: Number.POSITIVE_INFINITY,
};
