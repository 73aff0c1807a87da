import type { Clock } from '../../shared/ports';
import type { DatabaseTimeouts } from '../database/connection-options';
import { migrate } from '../database/migrate';
import { MIGRATIONS } from '../database/migrations';
import type { RegionDatabase } from '../database/region-database';
import type { Session } from '../database/session';
import type { DatabaseStatus } from '../database/status';
import type { Exposure } from '../exposure/exposure';
import type { Metrics } from '../metrics/metrics';
import type { ServiceLogger } from '../observability/logger';
import type { BookingDuty } from '../stand-in/booking-duty';
import { shipOutbox } from '../transaction-log/ship-outbox';
import type { TransactionLog } from '../transaction-log/transaction-log';
import { Leadership } from './leadership';
import { repeat } from './repeat';
import { sweep } from './sweep';
import { writeWatermark } from './watermark';

export interface BackgroundOptions {
  readonly database: RegionDatabase;
  readonly openSession: (timeouts: DatabaseTimeouts) => Promise<Session>;
  readonly transactionLog: TransactionLog;
  readonly exposure: () => Promise<Exposure>;
  /** Absent: there are no intakes to book. */
  readonly booking?: BookingDuty;
  readonly region: string;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly logger: ServiceLogger;
}

const LEADERSHIP_INTERVAL_MS = 1_000;
const WATERMARK_INTERVAL_MS = 1_000;
const TRANSACTION_LOG_INTERVAL_MS = 1_000;
const SWEEP_INTERVAL_MS = 10_000;
const EXPOSURE_INTERVAL_MS = 5_000;
const BOOKING_INTERVAL_MS = 1_000;

/** Of intakes that the other region has settled: nearly always none. */
const CONFIRMING_INTERVAL_MS = 10_000;

/** Calls that may cross a lost link. */
const PEERS_BOOKING_INTERVAL_MS = 10_000;

/** A leader is asked every second whether it still is one. */
const LEADER_TIMEOUTS: DatabaseTimeouts = {
  connectMs: 2_000,
  statementMs: 2_000,
  answerMs: 3_000,
};

/** A step of the schema may rewrite a table. */
const MIGRATION_TIMEOUTS: DatabaseTimeouts = {
  connectMs: 2_000,
  statementMs: 300_000,
  answerMs: 310_000,
};

/** What goes on beside requests, in the region that writes and mostly in one task of it. */
export class Background {
  private readonly leadership: Leadership;
  private readonly stopping = new AbortController();
  private work: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: BackgroundOptions) {
    this.leadership = new Leadership(() => options.openSession(LEADER_TIMEOUTS));
  }

  start(): void {
    this.work = Promise.all([
      this.repeat('leadership', LEADERSHIP_INTERVAL_MS, () => this.lead()),
      this.repeat('watermark', WATERMARK_INTERVAL_MS, () => this.beat()),
      this.repeat('transaction log', TRANSACTION_LOG_INTERVAL_MS, () => this.ship()),
      this.repeat('sweep', SWEEP_INTERVAL_MS, () => this.sweep()),
      this.repeat('exposure', EXPOSURE_INTERVAL_MS, () => this.measureExposure()),
      this.repeat('intakes', BOOKING_INTERVAL_MS, () => this.bookIntakes()),
      this.repeat('settled elsewhere', CONFIRMING_INTERVAL_MS, () => this.confirmIntakes()),
      this.repeat("other region's intakes", PEERS_BOOKING_INTERVAL_MS, () => this.bookPeers()),
    ]);
  }

  /** Ends everything, and hands in what the transaction log lacks. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.work;
    try {
      await this.ship();
    } finally {
      this.leadership.resign();
      this.options.metrics.gauge('TaskLeads', 0);
    }
  }

  private repeat(what: string, intervalMs: number, work: () => Promise<void>): Promise<void> {
    const { clock, logger } = this.options;
    return repeat({ what, intervalMs, clock, logger, signal: this.stopping.signal }, work);
  }

  private async lead(): Promise<void> {
    const { database, metrics } = this.options;
    const { kind } = await database.status();
    metrics.gauge('RegionWrites', kind === 'unavailable' ? undefined : Number(kind === 'writer'));
    try {
      await this.leadOrResign(kind);
    } finally {
      metrics.gauge('TaskLeads', Number(this.leadership.isHeld));
    }
  }

  private async leadOrResign(kind: DatabaseStatus['kind']): Promise<void> {
    const { database } = this.options;
    if (kind !== 'writer') {
      this.leadership.resign();
      return;
    }
    // By any task and not the leader: the leader may be of the version before, in a deployment
    // that waits for this task to become ready.
    if (!(await database.hasSchema())) await this.migrate();
    await this.leadership.seek();
  }

  private async migrate(): Promise<void> {
    const session = await this.options.openSession(MIGRATION_TIMEOUTS);
    try {
      await migrate(session, MIGRATIONS);
    } finally {
      session.close();
    }
  }

  private async beat(): Promise<void> {
    const { database, region } = this.options;
    if (this.leadership.isHeld) await writeWatermark(database.writer, region);
  }

  private async ship(): Promise<void> {
    const { database, transactionLog: log, region, metrics, clock } = this.options;
    if (this.leadership.isHeld) {
      await shipOutbox({ database: database.writer, log, region, metrics, clock });
    } else {
      // The leader's to say; a second figure would only be older.
      metrics.gauge('TransactionLogLagMs', undefined);
    }
  }

  private async sweep(): Promise<void> {
    if (this.leadership.isHeld) await sweep(this.options.database.writer);
  }

  private async bookIntakes(): Promise<void> {
    const { booking } = this.options;
    if (this.leadership.isHeld) await booking?.bookOwn(this.stopping.signal);
    else booking?.forget();
  }

  private async confirmIntakes(): Promise<void> {
    if (this.leadership.isHeld) await this.options.booking?.confirmOwn(this.stopping.signal);
  }

  private async bookPeers(): Promise<void> {
    if (this.leadership.isHeld) await this.options.booking?.bookPeers(this.stopping.signal);
  }

  private async measureExposure(): Promise<void> {
    const { exposure, metrics } = this.options;
    const now = await exposure();
    const standby = now.kind === 'standby' ? now : undefined;
    metrics.gauge('UnreplicatedMs', standby?.unreplicatedMs);
    metrics.gauge('ExposedPayments', standby?.atMost.payments);
  }
}
