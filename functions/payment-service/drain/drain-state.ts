import { describeFailure } from '../../shared/describe-failure';
import type { Clock } from '../../shared/ports';
import { type Draining, isInForce } from '../../shared/state/draining';
import { withTimeout } from '../../shared/with-timeout';
import type { ServiceLogger } from '../observability/logger';

/** Whether clients are being sent away from this region. */
export interface DrainState {
  isDraining(): boolean;
}

/** What is known of draining: set, and until when by itself. */
export type DrainSetting = Pick<Draining, 'set' | 'untilMs'>;

export interface DrainWatchOptions {
  readonly read: () => Promise<DrainSetting>;
  readonly clock: Clock;
  readonly logger: ServiceLogger;
}

const POLL_INTERVAL_MS = 1_000;
const READ_TIMEOUT_MS = 1_000;

/**
 * What was read last holds for so long while it can't be read again; then payments are taken. That
 * way round, because a table that is away must not take payments down with it, and a switchover
 * checks for itself that the region is drained.
 */
const MAX_AGE_MS = 30_000;

/** Reads the state table's `draining` item every second. */
export class DrainWatch implements DrainState {
  private last: { readonly setting: DrainSetting; readonly atMs: number } | undefined;
  private failing = false;

  constructor(private readonly options: DrainWatchOptions) {}

  isDraining(): boolean {
    if (this.last === undefined) return false;
    const nowMs = this.options.clock.nowMs();
    const { setting, atMs } = this.last;
    return isInForce(setting, nowMs) && nowMs - atMs < MAX_AGE_MS;
  }

  /** Runs until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock } = this.options;
    while (!signal.aborted) {
      await this.poll();
      await clock.sleep(POLL_INTERVAL_MS, signal).catch(() => undefined);
    }
  }

  async poll(): Promise<void> {
    const { read, clock, logger } = this.options;
    try {
      const setting = await withTimeout(
        { clock, what: 'reading item "draining"', timeoutMs: READ_TIMEOUT_MS },
        read,
      );
      this.last = { setting, atMs: clock.nowMs() };
      if (this.failing) logger.info({}, 'can read again whether this region drains');
      this.failing = false;
    } catch (error) {
      // Once per outage, not once per second of it.
      if (!this.failing) {
        logger.warn({ failure: describeFailure(error) }, 'cannot read whether this region drains');
      }
      this.failing = true;
    }
  }
}
