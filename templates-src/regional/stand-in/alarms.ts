import type { AlarmDefinition } from '../../monitoring/alarm';
import type { RegionalContext } from '../context';
import { paymentMetrics } from '../metrics/payments';

/** A full table is booked in less, once it is being booked; see `MAX_OPEN_INTAKES`. */
const OLD_MS = 5 * 60_000;

/** Payments that clients were promised, and that are not in the ledger as they should be. */
export function standInAlarms({ parameters }: RegionalContext): AlarmDefinition[] {
  const { oldestIntakeMs, intakeConflicts } = paymentMetrics(parameters.EnvironmentSuffix);
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
        'Find it in the index open-intakes of the intake table under the queue "conflict", and settle it with the client.',
      metric: intakeConflicts,
      breach: { above: 0 },
      sustained: { periods: 1, outOf: 1 },
      missingData: 'notBreaching',
    },
  ];
}
