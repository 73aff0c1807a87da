import type { Clock } from '../../shared/ports';
import type { Operation } from '../../shared/state/operation';
import type { RegionDatabase } from '../database/region-database';
import { repeat } from '../duties/repeat';
import type { Metrics } from '../metrics/metrics';
import type { ServiceLogger } from '../observability/logger';
import type { PaymentValidator } from '../validation/validator';
import { BookingDuty } from './booking-duty';
import type { IntakeTable } from './intake-table';
import { PromotionWatch } from './promotion-watch';
import { StandIn } from './stand-in';

/** What standing in needs from outside. */
export interface StandInSource {
  /** How long after the promotion was asked for; 0 never. What waits is booked all the same. */
  readonly afterMs: number;
  readonly readOperation: () => Promise<Operation | undefined>;
  readonly own: IntakeTable;
  readonly peer: IntakeTable;
  /** Intakes that may wait. @default MAX_OPEN_INTAKES */
  readonly maxOpen?: number;
}

export interface CreateStandInOptions {
  readonly source: StandInSource;
  readonly database: RegionDatabase;
  readonly validator: PaymentValidator;
  readonly clock: Clock;
  readonly logger: ServiceLogger;
  readonly metrics: Metrics;
  readonly region: string;
  readonly keyLifetimeSeconds: number;
}

export interface CreatedStandIn {
  readonly standIn: StandIn;
  readonly booking: BookingDuty;
  /** Looks every second whether to stand in, until the signal aborts. */
  run(signal: AbortSignal): Promise<void>;
}

const INTERVAL_MS = 1_000;

export function createStandIn({ source, ...options }: CreateStandInOptions): CreatedStandIn {
  const { afterMs, readOperation, own, peer, maxOpen } = source;
  const { clock, logger, database } = options;
  const watch = new PromotionWatch({ readOperation, clock, logger });
  const standIn = new StandIn({
    ...options,
    afterMs,
    watch,
    table: own,
    ...(maxOpen !== undefined && { maxOpen }),
  });
  const every = (what: string, signal: AbortSignal, work: () => Promise<void>) =>
    repeat({ what, intervalMs: INTERVAL_MS, clock, logger, signal }, work);
  return {
    standIn,
    booking: new BookingDuty({ ...options, own, peer, database: database.writer }),
    run: async (signal) => {
      if (afterMs === 0) return;
      await Promise.all([
        every('promotion', signal, () => standIn.watch()),
        every('standing in', signal, () => standIn.observe()),
      ]);
    },
  };
}
