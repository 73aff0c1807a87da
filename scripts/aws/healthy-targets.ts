import {
  type CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import type { ServicePort, TargetGroupNames } from '../engine/operation/ports';
import type { Call } from './errors';

const PERIOD_SECONDS = 60;
const WINDOW_MS = 5 * 60_000;

/**
 * `HealthyHostCount` of the newest minute. Its statistic is the average: every load balancer node
 * reports the count by itself, and only the extremes would tell of their disagreements.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function healthyTargetsReader(
  cloudwatch: CloudWatchClient,
  call: Call,
): ServicePort['healthyTargets'] {
  return async (names, nowMs) => {
    const { Values, Timestamps } = await call('cloudwatch:GetMetricData', () =>
      readMetric(cloudwatch, names, nowMs),
    );
    const count = Values?.[0];
    const startMs = Timestamps?.[0]?.getTime();
    if (count === undefined || startMs === undefined) {
      throw new Error(`no HealthyHostCount in ${WINDOW_MS / 60_000} minutes`);
    }
    // A data point carries the start of its minute, and speaks for the end of it.
    return { count, ageMs: Math.max(0, nowMs - startMs - PERIOD_SECONDS * 1_000) };
  };
}

async function readMetric(
  cloudwatch: CloudWatchClient,
  { loadBalancer, targetGroup }: TargetGroupNames,
  nowMs: number,
): Promise<MetricDataResult> {
  const { MetricDataResults } = await cloudwatch.send(
    new GetMetricDataCommand({
      StartTime: new Date(nowMs - WINDOW_MS),
      EndTime: new Date(nowMs),
      ScanBy: 'TimestampDescending',
      MetricDataQueries: [
        {
          Id: 'healthy',
          MetricStat: {
            Metric: {
              Namespace: 'AWS/ApplicationELB',
              MetricName: 'HealthyHostCount',
              Dimensions: [
                { Name: 'LoadBalancer', Value: loadBalancer },
                { Name: 'TargetGroup', Value: targetGroup },
              ],
            },
            Period: PERIOD_SECONDS,
            Stat: 'Average',
          },
        },
      ],
    }),
  );
  return MetricDataResults?.[0] ?? {};
}
