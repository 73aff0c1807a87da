import type { Database } from '../database/database';
import { DatabaseFailure } from '../database/failure';
import { findPayment } from '../payments/find-payment';
import { bookIntake } from './book-intake';
import type { KeptIntake, Settlement } from './intake';
import type { SettleOptions } from './settle-intake';

/**
 * Looks into this region's ledger for what the other region has settled of this region's intakes, and
 * books what isn't there.
 *
 * A region that is being failed over may go on writing until the promotion here is done, and book
 * intakes of this region into a ledger that is given up a moment later. What it said of them would
 * then be said of nothing.
 *
 * One that can't be read doesn't keep the others from it: it would be the oldest every time.
 *
 * @param options - with the table of this region
 * @param signal - ends it after the one that is being looked for
 * @throws the first failure, after everything that could be done is done
 */
export async function confirmSettledElsewhere(
  options: SettleOptions,
  signal: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  for (const { keyHash } of await options.table.listSettledElsewhere()) {
    if (signal.aborted) break;
    try {
      await confirmOne(options, keyHash);
    } catch (error) {
      failures.push(error);
      // The others would meet the same database.
      if (error instanceof DatabaseFailure) break;
    }
  }
  if (failures.length > 0) throw failures[0];
}

async function confirmOne(options: SettleOptions, keyHash: string): Promise<void> {
  const { table, database } = options;
  const intake = await table.find(keyHash);
  if (intake === undefined) return;
  const settlement = await settlementHere(database, intake, options);
  if (settlement !== undefined) await table.confirm(intake, settlement);
}

/** What was decided as long as it is true here: a key that it was decided by may be forgotten by now. */
async function settlementHere(
  database: Database,
  intake: KeptIntake,
  options: SettleOptions,
): Promise<Settlement | undefined> {
  const { state } = intake;
  if (state.kind === 'alias' && (await findPayment(database, state.paymentId)) !== undefined) {
    return state;
  }
  const booking = await bookIntake(database, intake, options);
  return booking === 'in-flight' ? undefined : booking.settlement;
}
