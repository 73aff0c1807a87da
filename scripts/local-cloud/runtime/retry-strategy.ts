import type { SleepingClock } from './virtual-clock';

/** As the SDK's retry middleware tells a strategy about an error. */
interface RetryErrorInfo {
  readonly error?: unknown;
  readonly errorType: string;
}

interface RetryToken {
  getRetryCount(): number;
  getRetryDelay(): number;
}

/** The SDK's standard figures: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html */
const BASE_DELAY_MS = 100;
const THROTTLING_BASE_DELAY_MS = 500;
const MAX_DELAY_MS = 20_000;

/**
 * Retries as the SDK's standard strategy does, with two differences: the waits
 * pass on the given clock, and they have no jitter, so that runs repeat.
 */
export class ClockRetryStrategy {
  readonly mode = 'standard';

  constructor(
    private readonly clock: Pick<SleepingClock, 'sleep'>,
    private readonly maxAttempts: () => Promise<number>,
  ) {}

  async acquireInitialRetryToken(): Promise<RetryToken> {
    return retryToken(0);
  }

  async refreshRetryTokenForRetry(token: RetryToken, info: RetryErrorInfo): Promise<RetryToken> {
    const done = token.getRetryCount();
    const mayRetry = ['THROTTLING', 'TRANSIENT', 'SERVER_ERROR'].includes(info.errorType);
    if (!mayRetry || done + 1 >= (await this.maxAttempts())) {
      throw new Error('No retry token available');
    }
    await this.clock.sleep(retryDelayMs(done, info.errorType === 'THROTTLING'));
    return retryToken(done + 1);
  }

  recordSuccess(): void {
    // There is no quota to give back to.
  }
}

export function retryDelayMs(retriesDone: number, isThrottled: boolean): number {
  const base = isThrottled ? THROTTLING_BASE_DELAY_MS : BASE_DELAY_MS;
  return Math.min(MAX_DELAY_MS, base * 2 ** retriesDone);
}

/** The middleware waits for the token's delay in real time; the wait is over by then. */
function retryToken(count: number): RetryToken {
  return { getRetryCount: () => count, getRetryDelay: () => 0 };
}
