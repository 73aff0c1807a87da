import { type CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { FailoverConfig } from '../failover-config';
import type { LagReading } from './sample';

const PERIOD_SECONDS = 60;
const WINDOW_MS = 5 * 60_000;

/**
 * How far this region's copy is behind what users have committed, by the newest
 * data point. AuroraGlobalDBRPOLag, and not the durability lag, which is an hour
 * on an idle database that would lose nothing. It is published in the region of
 * the copy, in milliseconds, under the copy's own identifier:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html
 */
export async function readReplicationLag(
  cloudwatch: Pick<CloudWatchClient, 'send'>,
  config: Pick<FailoverConfig, 'clusterIdentifier'>,
  { nowMs, signal }: { readonly nowMs: number; readonly signal: AbortSignal },
): Promise<LagReading> {
  const { MetricDataResults: [result] = [] } = await cloudwatch.send(
    new GetMetricDataCommand({
      StartTime: new Date(nowMs - WINDOW_MS),
      EndTime: new Date(nowMs),
      ScanBy: 'TimestampDescending',
      MetricDataQueries: [
        {
          Id: 'lag',
          MetricStat: {
            Metric: {
              Namespace: 'AWS/RDS',
              MetricName: 'AuroraGlobalDBRPOLag',
              Dimensions: [{ Name: 'DBClusterIdentifier', Value: config.clusterIdentifier }],
            },
            Period: PERIOD_SECONDS,
            // The worst moment of the minute: the loss does not wait for the average.
            Stat: 'Maximum',
          },
        },
      ],
    }),
    { abortSignal: signal },
  );
  const lagMs = result?.Values?.[0];
  const startMs = result?.Timestamps?.[0]?.getTime();
  if (lagMs === undefined || startMs === undefined) {
    return { kind: 'unknown', detail: `no data point in the last ${WINDOW_MS / 60_000} minutes` };
  }
  // A data point carries the start of its minute, and speaks for the end of it.
  const measuredAtMs = startMs + PERIOD_SECONDS * 1_000;
  return { kind: 'known', lagMs, ageMs: Math.max(0, nowMs - measuredAtMs) };
}
