import { describeFailure } from '../../shared/describe-failure';
import type { Clock } from '../../shared/ports';
import type { ServiceLogger } from '../observability/logger';
import { bookOpenIntakes } from './book-open-intakes';
import { confirmSettledElsewhere } from './confirm-settled-elsewhere';
import type { IntakeTable } from './intake-table';
import type { SettleOptions } from './settle-intake';

export interface BookingDutyOptions extends Omit<SettleOptions, 'table'> {
  readonly own: IntakeTable;
  /** Of the other region, whose intakes nobody else books once this region writes. */
  readonly peer: IntakeTable;
  readonly clock: Clock;
  readonly logger: ServiceLogger;
}

/** Counting reads everything that waits. */
const MEASURE_INTERVAL_MS = 15_000;

type Which = 'own' | 'peer';

interface Measured {
  readonly open: number;
  readonly oldestMs: number;
  readonly conflicts: number;
}

/** What the leader of the writing region does about intakes, of both regions. */
export class BookingDuty {
  private readonly measured = new Map<Which, Measured>();
  /** Tables that could not be read when that was tried last. */
  private readonly unread = new Set<Which>();
  private measuredAtMs: number | undefined;
  private peerFails = false;

  constructor(private readonly options: BookingDutyOptions) {}

  /** @param signal - of a task that stops, and has seconds for all it does */
  async bookOwn(signal: AbortSignal): Promise<void> {
    try {
      await bookOpenIntakes({ ...this.options, table: this.options.own }, signal);
    } finally {
      // Above all when nothing can be booked: that is what the alarm is for.
      if (!signal.aborted) await this.measure('own');
    }
  }

  /** Looks once more at what the other region has settled of this one's intakes. */
  confirmOwn(signal: AbortSignal): Promise<void> {
    return confirmSettledElsewhere({ ...this.options, table: this.options.own }, signal);
  }

  /** Best effort: never fails, and nothing else waits for it. */
  async bookPeers(signal: AbortSignal): Promise<void> {
    const { logger, peer } = this.options;
    try {
      try {
        await bookOpenIntakes({ ...this.options, table: peer }, signal);
      } finally {
        if (!signal.aborted) await this.measure('peer');
      }
      if (this.peerFails) logger.info({}, "can book the other region's intakes again");
      this.peerFails = false;
    } catch (error) {
      // While the other region is lost, that is nothing new.
      if (!this.peerFails) {
        logger.warn({ failure: describeFailure(error) }, "cannot book the other region's intakes");
      }
      this.peerFails = true;
    }
  }

  /** Somebody else leads: what this task knew is not to be told any more. */
  forget(): void {
    this.measured.clear();
    this.unread.clear();
    this.measuredAtMs = undefined;
    this.publish();
    this.options.metrics.gauge('UnreadIntakeTables', undefined);
  }

  private async measure(which: Which): Promise<void> {
    const nowMs = this.options.clock.nowMs();
    if (which === 'own') {
      const isDue =
        this.measuredAtMs === undefined || nowMs - this.measuredAtMs >= MEASURE_INTERVAL_MS;
      if (!isDue) return;
      this.measuredAtMs = nowMs;
    }
    // Until it is known again; what can't be read is not zero.
    this.measured.delete(which);
    this.publish();
    this.unread.add(which);
    try {
      this.measured.set(which, await read(this.options[which], nowMs));
      this.unread.delete(which);
    } finally {
      // An alarm of its own: with nothing measured, the others have nothing to ring for.
      this.options.metrics.gauge('UnreadIntakeTables', this.unread.size);
      this.publish();
    }
  }

  private publish(): void {
    const { metrics } = this.options;
    const tables = [...this.measured.values()];
    const sum = (read: (measured: Measured) => number) =>
      tables.length === 0 ? undefined : tables.reduce((total, each) => total + read(each), 0);
    metrics.gauge(
      'OpenIntakes',
      sum(({ open }) => open),
    );
    metrics.gauge(
      'IntakeConflicts',
      sum(({ conflicts }) => conflicts),
    );
    metrics.gauge(
      'OldestIntakeMs',
      tables.length === 0 ? undefined : Math.max(...tables.map(({ oldestMs }) => oldestMs)),
    );
  }
}

async function read(table: IntakeTable, nowMs: number): Promise<Measured> {
  const [oldest] = await table.listOpen();
  return {
    open: oldest === undefined ? 0 : await table.countOpen(),
    oldestMs: oldest === undefined ? 0 : Math.max(0, nowMs - oldest.acceptedAtMs),
    conflicts: await table.countConflicts(),
  };
}
