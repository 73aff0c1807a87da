import type { Clock } from '../../shared/ports';
import type { RegionDatabase } from '../database/region-database';
import type { DrainState } from '../drain/drain-state';
import type { ReadinessCheck } from '../health/readiness';
import type { Metrics } from '../metrics/metrics';
import type { StandIn } from '../stand-in/stand-in';
import type { PaymentValidator } from '../validation/validator';

/** What the API is made of. */
export interface AppDependencies {
  readonly clock: Clock;
  readonly database: RegionDatabase;
  readonly validator: PaymentValidator;
  readonly drain: DrainState;
  readonly readiness: ReadinessCheck;
  /** Absent: payments are taken by the database or not at all. */
  readonly standIn?: StandIn;
  readonly metrics: Metrics;
  readonly region: string;
  /** How long at least a key is remembered. */
  readonly keyLifetimeSeconds: number;
  /** Payments that may be under way at a time; the next is refused at once. */
  readonly maxPaymentsInFlight: number;
}
