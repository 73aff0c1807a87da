import { type MetricDatum, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { Decision } from '../shared/decision/decision';
import { FAILOVER_NAMESPACE } from '../shared/failover-metrics';
import type { Health, Sample } from '../shared/signals/sample';
import type { RegionWatchDependencies } from './dependencies';

/** What a round has to tell. What isn't known is absent: missing data is not zero. */
export interface Measurements {
  /** Absent when the round failed: a watcher that can't decide isn't running. */
  readonly round: { readonly sample: Sample; readonly decision: Decision } | undefined;
  readonly latched: boolean | undefined;
  readonly unprotectedSeconds: number | undefined;
}

/**
 * Metrics in one call. By API and not through the log: the latch moves DNS, and
 * whether its metric has arrived must be known here.
 */
export async function publishMetrics(
  { clients, clock, config }: RegionWatchDependencies,
  measurements: Measurements,
): Promise<void> {
  const metrics = metricsOf(measurements);
  if (metrics.length === 0) {
    return;
  }
  const Timestamp = new Date(clock.nowMs());
  const Dimensions = [{ Name: 'Environment', Value: config.environmentSuffix }];
  await clients.cloudwatch.send(
    new PutMetricDataCommand({
      Namespace: FAILOVER_NAMESPACE,
      MetricData: metrics.map((metric) => ({ ...metric, Timestamp, Dimensions })),
    }),
  );
}

function metricsOf({ round, latched, unprotectedSeconds }: Measurements): MetricDatum[] {
  const values: [name: string, value: number | undefined, unit: 'Count' | 'Seconds'][] = [
    ['FailoverLatch', latched === undefined ? undefined : Number(latched), 'Count'],
    ['UnprotectedSeconds', unprotectedSeconds, 'Seconds'],
    ...(round === undefined ? [] : roundMetrics(round)),
  ];
  return values.flatMap(([MetricName, Value, Unit]) =>
    Value === undefined ? [] : [{ MetricName, Value, Unit }],
  );
}

function roundMetrics({
  sample,
  decision,
}: {
  readonly sample: Sample;
  readonly decision: Decision;
}): [string, number | undefined, 'Count'][] {
  const watching = decision.reason !== 'this-region-writes';
  const signal = ({ health }: { readonly health: Health }) =>
    watching ? HEALTH_VALUES[health] : undefined;
  return [
    ['WatchRan', 1, 'Count'],
    ['DecisionHold', Number(decision.action === 'hold' && decision.page), 'Count'],
    ['SignalVerdict', signal(sample.verdict), 'Count'],
    ['SignalProbe', signal(sample.probe), 'Count'],
    ['SignalSelf', signal(sample.self), 'Count'],
  ];
}

const HEALTH_VALUES: Readonly<Record<Health, number | undefined>> = {
  healthy: 1,
  unhealthy: 0,
  unknown: undefined,
};
