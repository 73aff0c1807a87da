/** Time, so that tests and the local cloud can have their own. */
export interface Clock {
  nowMs(): number;
  /** Resolves after the time has passed; rejects with the signal's reason as soon as it aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** How often to look, and how long at most. */
export interface Polling {
  /** Waits between looks; the last one repeats. */
  readonly intervalsMs: readonly [number, ...number[]];
  /** Part of each wait that is random, 0 to 1: parallel stacks would otherwise ask in step. */
  readonly jitter: number;
}

/**
 * Against AWS: quick at first, because small stacks are done in seconds; then
 * slow, because CloudFormation throttles its read calls per account and region.
 */
export const AWS_POLLING: Polling = { intervalsMs: [2_000, 5_000, 10_000], jitter: 0.2 };

/** Against the local cloud, which answers in process and lets nobody wait. */
export const LOCAL_POLLING: Polling = { intervalsMs: [50], jitter: 0 };

export function delayMs({ intervalsMs, jitter }: Polling, attempt: number): number {
  const interval = intervalsMs[Math.min(attempt, intervalsMs.length - 1)] ?? intervalsMs[0];
  return interval * (1 - jitter * Math.random());
}
