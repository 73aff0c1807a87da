import type { Database } from '../database/database';
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
 * @param options - with the table of this region
 * @param signal - ends it after the one that is being looked for
 * @throws DatabaseFailure, or what the table's calls throw
 */
export async function confirmSettledElsewhere(
  options: SettleOptions,
  signal: AbortSignal,
): Promise<void> {
  const { table, database } = options;
  for (const { keyHash } of await table.listSettledElsewhere()) {
    if (signal.aborted) return;
    const intake = await table.find(keyHash);
    if (intake === undefined) continue;
    const settlement = await settlementHere(database, intake, options);
    if (settlement !== undefined) await table.confirm(intake, settlement);
  }
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
