import type { PaymentAttempt } from '../load/history';
import { type Check, judged, notApplicable } from './check';

/** Stand-in processing: a promise to a client that a database has to keep later. */
export const acceptedAreBooked: Check = {
  name: 'accepted-are-booked',
  promise: 'What a region accepted while no database wrote is booked once one does.',
  judge: ({ payments, stored, expected }) => {
    const accepted = pendingIds(payments);
    if (accepted.size === 0 && expected.standsIn !== true) {
      return notApplicable('No payment was accepted without a database.');
    }
    const booked = new Set(stored.map(({ id }) => id));
    const missing = [...accepted].filter((id) => !booked.has(id));
    return judged({ accepted: accepted.size, booked: accepted.size - missing.length }, [
      ...(accepted.size === 0 ? ['No payment was accepted while the promotion hung.'] : []),
      ...missing.map((id) => `${id} was accepted and is not booked.`),
    ]);
  },
};

/** Payments that a client was told are pending. */
export const pendingIds = (payments: readonly PaymentAttempt[]): ReadonlySet<string> =>
  new Set(
    payments.flatMap(({ outcome }) =>
      outcome.kind === 'taken' && outcome.isPending ? [outcome.id] : [],
    ),
  );
