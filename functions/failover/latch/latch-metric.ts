import { type CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { FAILOVER_NAMESPACE } from '../../shared/failover-metrics';

/**
 * Publishes the latch at once, for Route 53 to see within its period; `region-watch` repeats it.
 * Exactly one dimension, or the alarm would watch another metric.
 */
export async function publishLatch(
  cloudwatch: Pick<CloudWatchClient, 'send'>,
  { environmentSuffix, set }: { readonly environmentSuffix: string; readonly set: boolean },
): Promise<void> {
  await cloudwatch.send(
    new PutMetricDataCommand({
      Namespace: FAILOVER_NAMESPACE,
      MetricData: [
        {
          MetricName: 'FailoverLatch',
          Dimensions: [{ Name: 'Environment', Value: environmentSuffix }],
          Value: set ? 1 : 0,
          Unit: 'Count',
        },
      ],
    }),
  );
}
