import { aws } from '../../cfn/pseudo';
import type { DashboardRow } from '../../monitoring/dashboard';
import type { RegionalContext } from '../context';
import { lambdaMetrics } from '../metrics/lambda';
import type { RegionalResources } from '../resources';

/** The validator here, and the other region's, which it falls back on. */
export function validatePaymentRow(
  { parameters, peerName }: RegionalContext,
  { validatePayment }: RegionalResources,
): DashboardRow {
  const own = lambdaMetrics(validatePayment.functionName);
  const peer = lambdaMetrics(peerName('validatePayment'));
  const region = aws.region;
  const peerRegion = parameters.PeerRegion;
  return {
    height: 6,
    widgets: [
      {
        kind: 'graph',
        title: 'Validations',
        unit: 'per minute',
        lines: [
          { label: 'this region', metric: own.invocations, region },
          { label: 'other region', metric: peer.invocations, region: peerRegion },
        ],
      },
      {
        kind: 'graph',
        title: 'Validations that failed or were refused',
        unit: 'per minute',
        lines: [
          { label: 'errors', metric: own.errors, region },
          { label: 'throttles', metric: own.throttles, region },
          { label: 'errors, other region', metric: peer.errors, region: peerRegion },
        ],
      },
      {
        kind: 'graph',
        title: 'Duration of the slowest hundredth',
        unit: 'ms',
        lines: [
          { label: 'this region', metric: own.durationMs, region },
          { label: 'other region', metric: peer.durationMs, region: peerRegion },
        ],
      },
    ],
  };
}
