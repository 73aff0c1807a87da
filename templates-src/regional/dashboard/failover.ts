import { aws } from '../../cfn/pseudo';
import type { DashboardRow } from '../../monitoring/dashboard';
import type { RegionalContext } from '../context';
import { failoverMetrics } from '../metrics/failover';

/** What this region thinks of the other one, and whether it holds payments. */
export function failoverRow({ parameters }: RegionalContext): DashboardRow {
  const metrics = failoverMetrics(parameters.EnvironmentSuffix);
  const region = aws.region;
  return {
    height: 6,
    widgets: [
      {
        kind: 'graph',
        title: 'The other region, seen from here',
        unit: '1 healthy, 0 not, none unknown',
        lines: [
          { label: 'verdict of Route 53', metric: metrics.signals.verdict, region },
          { label: 'own probe', metric: metrics.signals.probe, region },
          { label: 'own connection', metric: metrics.signals.self, region },
        ],
      },
      {
        kind: 'graph',
        title: 'Watch and decision',
        unit: 'rounds',
        lines: [
          { label: 'rounds in a minute', metric: metrics.watchRan, region },
          { label: 'held', metric: metrics.decisionHold, region },
          { label: 'latch', metric: metrics.latch, region },
        ],
      },
      {
        kind: 'graph',
        title: 'Without a standby',
        unit: 's',
        lines: [{ label: 'since the failover', metric: metrics.unprotectedSeconds, region }],
      },
    ],
  };
}
