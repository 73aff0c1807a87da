import { DatabaseFailure } from '../database/failure';
import type { Payment } from '../payments/payment';
import type { StandIn } from './stand-in';

export interface FoundPayment {
  readonly payment: Payment | undefined;
  /** In the ledger, and not only accepted. */
  readonly isBooked: boolean;
}

export interface FindOptions {
  /** In the database. */
  readonly find: (id: string) => Promise<Payment | undefined>;
  readonly standIn: Pick<StandIn, 'findById'>;
}

/**
 * A payment, wherever it is: in the database, or accepted and not booked yet. The intakes answer for
 * a database that can't be read, too.
 *
 * @throws DatabaseFailure when it can't be read and no intake is found either
 */
export async function findUnbookedPayment(
  { find, standIn }: FindOptions,
  id: string,
): Promise<FoundPayment> {
  const booked = await find(id).catch((error: unknown) => {
    if (error instanceof DatabaseFailure) return error;
    throw error;
  });
  if (booked !== undefined && !(booked instanceof DatabaseFailure)) {
    return { payment: booked, isBooked: true };
  }
  const intake = await standIn.findById(id).catch((cause: unknown) => {
    // It may well exist: "not now", and not "no".
    throw new DatabaseFailure('unavailable', 'the intake table cannot be read', { cause });
  });
  if (intake !== undefined && 'aliasOf' in intake) {
    return { payment: await find(intake.aliasOf), isBooked: true };
  }
  if (intake === undefined && booked instanceof DatabaseFailure) throw booked;
  return { payment: intake, isBooked: false };
}
