import { describeFailure } from '../../shared/describe-failure';
import type { Clock } from '../../shared/ports';
import type { Operation } from '../../shared/state/operation';
import { withTimeout } from '../../shared/with-timeout';
import type { ServiceLogger } from '../observability/logger';
import { type PromotionRequest, promotionRequest } from './promotion-request';

export interface PromotionWatchOptions {
  readonly readOperation: () => Promise<Operation | undefined>;
  readonly clock: Clock;
  readonly logger: ServiceLogger;
}

const READ_TIMEOUT_MS = 1_000;

/** An older answer is none: unknown means that payments are not taken in. */
const MAX_AGE_MS = 5_000;

/** Reads what this region's state table says of a promotion here. */
export class PromotionWatch {
  private last:
    | { readonly request: PromotionRequest | undefined; readonly atMs: number }
    | undefined;
  private failing = false;

  constructor(private readonly options: PromotionWatchOptions) {}

  /** As read within the last seconds, undefined otherwise. */
  get current(): PromotionRequest | undefined {
    const { last } = this;
    return last !== undefined && this.options.clock.nowMs() - last.atMs < MAX_AGE_MS
      ? last.request
      : undefined;
  }

  /** However long ago it was read. */
  get lastKnown(): PromotionRequest | undefined {
    return this.last?.request;
  }

  /** Never fails: what can't be read grows old. */
  async poll(): Promise<void> {
    const { readOperation, clock, logger } = this.options;
    try {
      const operation = await withTimeout(
        { clock, what: 'reading item "operation"', timeoutMs: READ_TIMEOUT_MS },
        readOperation,
      );
      this.last = { request: this.remember(promotionRequest(operation)), atMs: clock.nowMs() };
      if (this.failing) logger.info({}, 'can read the operation of this region again');
      this.failing = false;
    } catch (error) {
      // Once per outage, not once per second of it.
      if (!this.failing) {
        logger.warn(
          { failure: describeFailure(error) },
          'cannot read the operation of this region',
        );
      }
      this.failing = true;
    }
  }

  /**
   * A failover that is resumed is a new item that asks for the promotion anew. The one it finishes
   * had asked before, and clients have waited since then.
   */
  private remember(request: PromotionRequest | undefined): PromotionRequest | undefined {
    const before = this.last?.request;
    const isSameIncident =
      request?.incident !== undefined &&
      request.incident === before?.incident &&
      before.askedAtMs !== undefined;
    return isSameIncident
      ? { ...request, askedAtMs: Math.min(before.askedAtMs, request.askedAtMs ?? before.askedAtMs) }
      : request;
  }
}
