import type { AlarmDefinition } from '../../monitoring/alarm';
import type { RegionalContext } from '../context';
import { paymentMetrics } from '../metrics/payments';

/** Payments are in the log within two seconds; a minute is a bucket that can't be written to. */
export const TRANSACTION_LOG_LATE_MS = 60_000;

/**
 * What the payment service says of itself. Only the region that writes has a leader and a lag of
 * the log; a standby says that it is one, and its silence about them is its normal state.
 */
export function paymentAlarms({ parameters }: RegionalContext): AlarmDefinition[] {
  const metrics = paymentMetrics(parameters.EnvironmentSuffix);
  return [
    {
      watches: 'payments-without-leader',
      severity: 'critical',
      meaning:
        'This region takes payments and none of its tasks leads: the transaction log stands still, and nobody knows what a failover would lose.',
      firstStep:
        'Read the service log for "background work failed" of the duty "leadership"; look in pg_locks for a session that holds the advisory lock and does not end.',
      metric: {
        expression: 'writes - leads',
        metrics: { writes: metrics.regionWrites, leads: metrics.taskLeads },
      },
      breach: { above: 0 },
      sustained: { periods: 3, outOf: 3 },
      // No task says anything, or none knows what its database is: other alarms tell of both.
      missingData: 'notBreaching',
    },
    {
      watches: 'transaction-log-lag',
      severity: 'critical',
      meaning:
        'Payments reach the transaction log over a minute late: with the database lost, those are missing from reconciliation.',
      firstStep:
        'Read the service log for why batches are not written: the bucket, its key, or the role of the tasks. Payments go on meanwhile, and the database keeps what the log lacks.',
      metric: metrics.transactionLogLagMs,
      breach: { above: TRANSACTION_LOG_LATE_MS },
      sustained: { periods: 3, outOf: 3 },
      // A standby writes no log. That nobody leads is the alarm above.
      missingData: 'notBreaching',
    },
    {
      watches: 'transaction-log-failures',
      severity: 'warning',
      meaning: 'Batches can not be written to the transaction log again and again.',
      firstStep: 'Read the service log for the error of S3. What failed is written again.',
      metric: metrics.transactionLogFailures,
      breach: { above: 0 },
      sustained: { periods: 3, outOf: 5 },
      missingData: 'notBreaching',
    },
    {
      watches: 'payments-outcome-unknown',
      severity: 'warning',
      meaning:
        'Clients keep being told that it is not known whether they have paid; each has to ask again with the same key.',
      firstStep:
        'Expected for a minute when the database fails over. Otherwise look for connections that break: database events, load and the network.',
      metric: metrics.outcomeUnknown,
      breach: { above: 0 },
      sustained: { periods: 3, outOf: 5 },
      missingData: 'notBreaching',
    },
    {
      watches: 'payments-unexpected-errors',
      severity: 'warning',
      meaning: 'The service answered a request with 500: a mistake in its program.',
      firstStep: 'Read the service log for "unexpected error"; a rollback ends what is new.',
      metric: metrics.unexpectedErrors,
      breach: { above: 0 },
      sustained: { periods: 1, outOf: 1 },
      missingData: 'notBreaching',
    },
  ];
}
