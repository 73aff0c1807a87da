import { type CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';

export const METRIC_NAMESPACE = 'Payments/Failover';

/**
 * Publishes the latch at once, for Route 53 to see within its period; `region-watch` repeats it.
 * Exactly one dimension, or the alarm would watch another metric.
 */
export async function publishLatch(
  cloudwatch: Pick<CloudWatchClient, 'send'>,
  {
    environmentSuffix,
    set,
    signal,
  }: {
    readonly environmentSuffix: string;
    readonly set: boolean;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  await cloudwatch.send(
    new PutMetricDataCommand({
      Namespace: METRIC_NAMESPACE,
      MetricData: [
        {
          MetricName: 'FailoverLatch',
          Dimensions: [{ Name: 'Environment', Value: environmentSuffix }],
          Value: set ? 1 : 0,
          Unit: 'Count',
        },
      ],
    }),
    { abortSignal: signal },
  );
}
