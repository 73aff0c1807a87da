import { type Clock, delayMs, type Polling } from './clock';
import { DrError } from './errors';

export interface WaitOptions {
  readonly clock: Clock;
  readonly polling: Polling;
  readonly signal: AbortSignal;
  readonly limitMs: number;
  /** For the error message when the limit is reached: `the change set of regional@dr`. */
  readonly what: string;
  readonly nextSteps: readonly string[];
}

/** Looks until there is a result. Gives up after `limitMs`, and at once when the signal aborts. */
export async function waitFor<T>(
  options: WaitOptions,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const { clock, polling, signal, limitMs, what, nextSteps } = options;
  const deadlineMs = clock.nowMs() + limitMs;
  for (let attempt = 0; ; attempt += 1) {
    signal.throwIfAborted();
    const found = await look();
    if (found !== undefined) {
      return found;
    }
    if (clock.nowMs() >= deadlineMs) {
      throw new DrError({
        code: 'DR_TIMEOUT',
        message: `${what} was not done after ${Math.round(limitMs / 60_000)} minutes`,
        nextSteps,
      });
    }
    await clock.sleep(delayMs(polling, attempt), signal);
  }
}
