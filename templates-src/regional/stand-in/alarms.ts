import type { AlarmDefinition } from '../../monitoring/alarm';
import type { RegionalContext } from '../context';
import { paymentMetrics } from '../metrics/payments';

/** A full table is booked in less, once it is being booked; see `MAX_OPEN_INTAKES`. */
const OLD_MS = 5 * 60_000;

/** Longer than DynamoDB and the link between the regions are away for without its being news. */
const UNREAD_MINUTES = 15;

/** Payments that clients were promised, and that are not in the ledger as they should be. */
export function standInAlarms({ parameters }: RegionalContext): AlarmDefinition[] {
  const { oldestIntakeMs, intakeConflicts, unreadIntakeTables } = paymentMetrics(
    parameters.EnvironmentSuffix,
  );
  return [
    {
      watches: 'intakes-not-booked',
      severity: 'critical',
      meaning:
        'Payments that were accepted without the database are not in the ledger yet, although this region writes.',
      firstStep:
        'Read the log of the payment service for "background work failed" and the duty "intakes". Nothing is lost while it is in the intake table.',
      metric: oldestIntakeMs,
      breach: { above: OLD_MS },
      sustained: { periods: 5, outOf: 5 },
      // Only the leader of the region that writes says anything; silence is the other region.
      missingData: 'notBreaching',
    },
    {
      watches: 'intake-conflicts',
      severity: 'critical',
      meaning:
        'A payment that was accepted without the database has a key that had paid for something else, or has waited for so long that nobody can tell. It was not booked, and its client believes that it was.',
      firstStep:
        'Find it in the index open-intakes of the intake table under the queue "conflict", and settle it with the client: docs/payment-service.md, "Settling a conflict".',
      metric: intakeConflicts,
      breach: { above: 0 },
      sustained: { periods: 1, outOf: 1 },
      missingData: 'notBreaching',
    },
    {
      watches: 'intakes-unread',
      // While the other region is lost this is nothing new, and nobody has to be woken for it.
      severity: 'warning',
      meaning:
        "This region writes and can't read the intake table of one of the regions: payments that were accepted into it are neither booked nor counted by the other alarms.",
      firstStep:
        'Read the log of the payment service for "cannot book the other region\'s intakes", or for the duty "intakes"; unless that region is lost, look at the task role, the key of the table and the table itself.',
      metric: unreadIntakeTables,
      breach: { above: 0 },
      sustained: { periods: UNREAD_MINUTES, outOf: UNREAD_MINUTES },
      missingData: 'notBreaching',
    },
  ];
}
