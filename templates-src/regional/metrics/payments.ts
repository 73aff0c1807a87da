import type { CounterName, GaugeName } from '../../../functions/payment-service/metrics/metrics';
import {
  PAYMENTS_DIMENSION,
  PAYMENTS_NAMESPACE,
} from '../../../functions/payment-service/metrics/namespace';
import type { Value } from '../../cfn/value';
import type { Metric, Statistic } from '../../monitoring/metric';

/** What the payment service says of itself; each task writes a line four times a minute. */
export function paymentMetrics(environmentSuffix: Value<string>) {
  const metric = (name: CounterName | GaugeName, statistic: Statistic): Metric => ({
    namespace: PAYMENTS_NAMESPACE,
    name,
    dimensions: { [PAYMENTS_DIMENSION]: environmentSuffix },
    statistic,
    periodSeconds: 60,
  });
  return {
    taken: metric('PaymentsTaken', 'Sum'),
    rejected: metric('PaymentsRejected', 'Sum'),
    refused: metric('PaymentsRefused', 'Sum'),
    outcomeUnknown: metric('PaymentsOutcomeUnknown', 'Sum'),
    unexpectedErrors: metric('UnexpectedErrors', 'Sum'),
    /** 1 in the region whose database takes writes, 0 in the other. */
    regionWrites: metric('RegionWrites', 'Maximum'),
    /** 1 while one of the tasks leads. */
    taskLeads: metric('TaskLeads', 'Maximum'),
    transactionLogLagMs: metric('TransactionLogLagMs', 'Maximum'),
    transactionLogFailures: metric('TransactionLogFailures', 'Sum'),
    unreplicatedMs: metric('UnreplicatedMs', 'Maximum'),
    exposedPayments: metric('ExposedPayments', 'Maximum'),
    intakesTaken: metric('IntakesTaken', 'Sum'),
    oldestIntakeMs: metric('OldestIntakeMs', 'Maximum'),
    intakeConflicts: metric('IntakeConflicts', 'Maximum'),
    unreadIntakeTables: metric('UnreadIntakeTables', 'Maximum'),
  };
}
