import { describeFailure } from '../../shared/describe-failure';
import type { Clock } from '../../shared/ports';
import type { ServiceLogger } from '../observability/logger';

export interface RepeatOptions {
  readonly what: string;
  readonly intervalMs: number;
  readonly clock: Clock;
  readonly logger: ServiceLogger;
  readonly signal: AbortSignal;
}

/**
 * Does something over and over until the signal aborts, with a pause after each time. What fails is
 * logged and tried again: nothing done in the background may end the service.
 */
export async function repeat(
  { what, intervalMs, clock, logger, signal }: RepeatOptions,
  work: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await work();
    } catch (error) {
      logger.warn({ duty: what, failure: describeFailure(error) }, 'background work failed');
    }
    // Rejects only when the signal aborts, which ends the loop.
    await clock.sleep(intervalMs, signal).catch(() => undefined);
  }
}
