/** Where the local cloud takes its time from. */
export interface Clock {
  /** Milliseconds since the epoch. */
  nowMs(): number;
  /** Told before each call how far the cloud's time has come, which may be farther than this clock. */
  catchUp?(reachedMs: number): void;
}

export const systemClock: Clock = { nowMs: () => Date.now() };
