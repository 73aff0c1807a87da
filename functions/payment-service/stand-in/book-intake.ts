import type { Clock } from '../../shared/ports';
import type { Database } from '../database/database';
import { findPayment, findPaymentByKey } from '../payments/find-payment';
import type { Payment } from '../payments/payment';
import { storePayment } from '../payments/store-payment';
import type { Intake, Settlement } from './intake';

export type Booking =
  | {
      readonly settlement: Settlement;
      /** What stands for the key: this payment, or the one that was in the ledger before. */
      readonly payment: Payment;
    }
  /** A request with the same key is being stored at this moment. */
  | 'in-flight';

export interface BookingRules {
  readonly keyLifetimeSeconds: number;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/**
 * Books an intake by the very statement that takes other payments: same key, same id, same answer.
 * May be done any number of times, by several at once, and die anywhere; it is booked once.
 *
 * It is looked for by its id first, because its key may have been forgotten since it was booked. One
 * that has waited as long as keys are kept is not booked: a payment with its key may have been taken
 * meanwhile, in the region that clients were back at, and the key have been forgotten.
 *
 * @param database - the writer
 * @throws DatabaseFailure
 */
export async function bookIntake(
  database: Database,
  { payment, fingerprint }: Intake,
  { keyLifetimeSeconds, clock }: BookingRules,
): Promise<Booking> {
  if ((await findPayment(database, payment.id)) !== undefined) {
    return { settlement: { kind: 'booked' }, payment };
  }
  if (clock.nowMs() - payment.createdAt.getTime() >= keyLifetimeSeconds * 1_000) {
    return { settlement: { kind: 'conflict', paymentId: undefined }, payment };
  }
  const keyHash = Buffer.from(payment.idempotencyKeyHash, 'hex');
  const stored = await storePayment(database, {
    payment,
    keyHash,
    fingerprint,
    keyLifetimeSeconds,
    stoodInAt: payment.createdAt,
  });
  switch (stored.kind) {
    case 'stored':
      return { settlement: { kind: 'booked' }, payment };
    case 'in-flight':
      return 'in-flight';
    case 'key-taken': {
      const taken = await findPaymentByKey(database, keyHash);
      // Forgotten since: the next time it can be booked.
      if (taken === undefined) return 'in-flight';
      const { id: paymentId } = taken.payment;
      if (paymentId === payment.id) return { settlement: { kind: 'booked' }, payment };
      return taken.fingerprint.equals(fingerprint)
        ? { settlement: { kind: 'alias', paymentId }, payment: taken.payment }
        : { settlement: { kind: 'conflict', paymentId }, payment: taken.payment };
    }
  }
}
