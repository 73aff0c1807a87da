import { describeFailure } from '../../shared/describe-failure';
import type { Clock } from '../../shared/ports';
import type { RegionDatabase } from '../database/region-database';
import type { Metrics } from '../metrics/metrics';
import type { ServiceLogger } from '../observability/logger';
import type { Payment } from '../payments/payment';
import type { PaymentRequest } from '../payments/payment-request';
import type { TakePaymentOutcome } from '../payments/take-payment';
import type { PaymentValidator } from '../validation/validator';
import { Backlog, MAX_OPEN_INTAKES } from './backlog';
import { heardFromWriter } from './heard-from-writer';
import type { IntakeTable } from './intake-table';
import type { PromotionWatch } from './promotion-watch';
import { mayHoldIntakes, type StandInMode, standInMode } from './stand-in-mode';
import { answerKept, type StandInOutcome, takeStandIn } from './take-stand-in';

export interface StandInOptions {
  /** How long after the promotion was asked for; 0 never. */
  readonly afterMs: number;
  readonly watch: PromotionWatch;
  readonly table: IntakeTable;
  readonly database: RegionDatabase;
  readonly validator: PaymentValidator;
  readonly clock: Clock;
  readonly logger: ServiceLogger;
  readonly metrics: Metrics;
  readonly region: string;
  readonly keyLifetimeSeconds: number;
  /** @default MAX_OPEN_INTAKES */
  readonly maxOpen?: number;
}

/** Takes payments while a database that is being promoted here doesn't: docs/payment-service.md. */
export class StandIn {
  private readonly backlog: Backlog;
  private writes: { readonly askedAtMs: number; readonly sinceMs: number } | undefined;
  private isFollowing = false;

  constructor(private readonly options: StandInOptions) {
    const { table, clock, maxOpen = MAX_OPEN_INTAKES } = options;
    this.backlog = new Backlog({ table, clock, maxOpen });
  }

  async mode(): Promise<StandInMode> {
    const { watch, database, clock, afterMs } = this.options;
    const { current: request } = watch;
    // Nearly always: nobody is asked for anything then.
    if (request?.askedAtMs === undefined) return 'closed';
    const { kind: status } = await database.status();
    const nowMs = clock.nowMs();
    if (this.writes?.askedAtMs !== request.askedAtMs) this.writes = undefined;
    if (status === 'writer') this.writes ??= { askedAtMs: request.askedAtMs, sinceMs: nowMs };
    return standInMode(
      {
        request,
        status,
        writesSinceMs: this.writes?.sinceMs,
        isFollowing: this.isFollowing,
        nowMs,
      },
      afterMs,
    );
  }

  take(request: PaymentRequest, trace: string | undefined): Promise<StandInOutcome> {
    return takeStandIn(
      { ...this.options, backlog: this.backlog, mode: () => this.mode() },
      request,
      trace,
    );
  }

  /**
   * Before a payment is stored whose key the database doesn't know: the answer that its key was
   * given while nothing but the table took payments. A table that doesn't answer holds nobody up;
   * the intake then becomes an alias of the payment that is stored.
   *
   * @throws DatabaseFailure
   */
  async findEarlier(keyHash: Buffer, fingerprint: Buffer): Promise<TakePaymentOutcome | undefined> {
    if (!this.mayHoldIntakes()) return undefined;
    const kept = await this.orUndefined(() => this.options.table.find(keyHash.toString('hex')));
    return kept && answerKept({ ...this.options, mode: () => this.mode() }, kept, fingerprint);
  }

  /**
   * A payment that the database doesn't know: it isn't booked yet, or another one stands for it, and
   * clients ask for that as long as they like. Only while some may wait does a table that can't be
   * read keep anybody from hearing that there is no such payment.
   *
   * @throws what the table's calls throw
   */
  async findById(paymentId: string): Promise<Payment | { readonly aliasOf: string } | undefined> {
    const find = () => this.options.table.findByPaymentId(paymentId);
    const intake = await (this.mayHoldIntakes() ? find() : this.orUndefined(find));
    return intake?.state.kind === 'alias' ? { aliasOf: intake.state.paymentId } : intake?.payment;
  }

  /** Reads what the state table says; every second, and never fails. */
  watch(): Promise<void> {
    return this.options.watch.poll();
  }

  /** Looks at database and backlog, which may take longer; every second, and never fails. */
  async observe(): Promise<void> {
    const { database, region } = this.options;
    if (!this.mayHoldIntakes()) return;
    this.isFollowing =
      (await this.orUndefined(async () =>
        (await database.isReadable()) ? heardFromWriter(await database.forReads(), region) : false,
      )) ?? false;
    await this.orUndefined(() => this.backlog.refresh());
  }

  private mayHoldIntakes(): boolean {
    const { watch, clock, afterMs } = this.options;
    return mayHoldIntakes(watch.lastKnown, afterMs, clock.nowMs());
  }

  private async orUndefined<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.options.logger.warn({ failure: describeFailure(error) }, 'standing in, in the dark');
      return undefined;
    }
  }
}
