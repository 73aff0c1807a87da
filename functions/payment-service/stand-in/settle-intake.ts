import type { Database } from '../database/database';
import type { Metrics } from '../metrics/metrics';
import { type Booking, type BookingRules, bookIntake } from './book-intake';
import type { Intake, Settlement } from './intake';
import type { IntakeTable } from './intake-table';

export interface SettleOptions extends BookingRules {
  readonly table: IntakeTable;
  /** The writer. */
  readonly database: Database;
  readonly metrics: Metrics;
}

/**
 * Books an intake, then says so in the table. When this dies in between, the next one finds it
 * booked.
 *
 * @throws DatabaseFailure, or what the table's calls throw
 */
export async function settleIntake(options: SettleOptions, intake: Intake): Promise<Booking> {
  const { table, database, metrics } = options;
  const booking = await bookIntake(database, intake, options);
  if (booking === 'in-flight') return booking;
  countSettlement(metrics, booking.settlement, await table.settle(intake, booking.settlement));
  return booking;
}

/** Once per intake, whoever else has found the same. */
export function countSettlement(
  metrics: Metrics,
  { kind }: Settlement,
  outcome: 'settled' | 'was-settled',
): void {
  if (outcome === 'settled') metrics.count(COUNTERS[kind]);
}

const COUNTERS = {
  booked: 'IntakesBooked',
  alias: 'IntakesAliased',
  conflict: 'IntakesInConflict',
} as const satisfies Record<Settlement['kind'], string>;
