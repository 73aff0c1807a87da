import type { Value } from '../../cfn/value';
import type { Metric, Statistic } from '../../monitoring/metric';
import { REPLICATION_RULE_ID } from '../../replication';

/** One way between the regions' transaction log buckets. */
export interface ReplicationPath {
  readonly sourceBucket: Value<string>;
  readonly destinationBucket: Value<string>;
}

/**
 * Metrics of S3 replication with time control. Where they are published differs:
 * what is on its way, in the destination's region; what has failed, in the source's.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html
 */
export function replicationMetrics({ sourceBucket, destinationBucket }: ReplicationPath) {
  const metric = (name: string, statistic: Statistic): Metric => ({
    namespace: 'AWS/S3',
    name,
    dimensions: {
      SourceBucket: sourceBucket,
      DestinationBucket: destinationBucket,
      RuleId: REPLICATION_RULE_ID,
    },
    statistic,
    periodSeconds: 60,
  });
  return {
    inDestinationRegion: {
      /** How far the destination is behind the source, at most. */
      latencySeconds: metric('ReplicationLatency', 'Maximum'),
      pendingBytes: metric('BytesPendingReplication', 'Maximum'),
      pendingOperations: metric('OperationsPendingReplication', 'Maximum'),
    },
    inSourceRegion: {
      failedOperations: metric('OperationsFailedReplication', 'Sum'),
    },
  };
}
