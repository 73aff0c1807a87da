import { aws } from '../../cfn/pseudo';
import type { DashboardRow } from '../../monitoring/dashboard';
import { TRANSACTION_LOG_LATE_MS } from '../alarms/payments';
import type { RegionalContext } from '../context';
import { paymentMetrics } from '../metrics/payments';

/** What becomes of payments, what the log lacks, and what a failover would lose. */
export function paymentsRow({ parameters }: RegionalContext): DashboardRow {
  const metrics = paymentMetrics(parameters.EnvironmentSuffix);
  const region = aws.region;
  const peerRegion = parameters.PeerRegion;
  return {
    height: 6,
    widgets: [
      {
        kind: 'graph',
        title: 'Payments',
        unit: 'per minute',
        lines: [
          { label: 'taken', metric: metrics.taken, region },
          { label: 'taken in the other region', metric: metrics.taken, region: peerRegion },
          { label: 'accepted, to be booked later', metric: metrics.intakesTaken, region },
          { label: 'found invalid', metric: metrics.rejected, region },
        ],
      },
      {
        kind: 'graph',
        title: 'Payments that got no answer',
        unit: 'per minute',
        lines: [
          { label: 'not now', metric: metrics.refused, region },
          { label: 'outcome unknown', metric: metrics.outcomeUnknown, region },
          { label: 'unexpected errors', metric: metrics.unexpectedErrors, region },
        ],
      },
      {
        kind: 'graph',
        title: 'What the transaction log lacks',
        unit: 'ms',
        lines: [
          { label: 'this region', metric: metrics.transactionLogLagMs, region },
          { label: 'other region', metric: metrics.transactionLogLagMs, region: peerRegion },
        ],
        limit: { label: 'late', value: TRANSACTION_LOG_LATE_MS },
      },
      {
        kind: 'graph',
        title: 'Payments that a failover would lose at most',
        unit: 'payments',
        lines: [
          { label: 'to this region', metric: metrics.exposedPayments, region },
          { label: 'to the other region', metric: metrics.exposedPayments, region: peerRegion },
        ],
      },
    ],
  };
}
