import type { AlarmDefinition } from '../../monitoring/alarm';
import type { RegionalContext } from '../context';
import { type ReplicationPath, replicationMetrics } from '../metrics/replication';

/** The RPO. Replication time control promises 15 minutes, which says nothing about five. */
export const REPLICATION_RPO_SECONDS = 300;

/** Into this region and out of it. */
export function transactionLogPaths({ parameters, peerName }: RegionalContext): {
  readonly inbound: ReplicationPath;
  readonly outbound: ReplicationPath;
} {
  const own = parameters.TransactionLogBucketName;
  const peer = peerName('transactionLogBucket');
  return {
    inbound: { sourceBucket: peer, destinationBucket: own },
    outbound: { sourceBucket: own, destinationBucket: peer },
  };
}

/**
 * The transaction log between the regions. Each region watches what comes in
 * for its delay and what goes out for failures, because that is where S3
 * publishes either. Missing data keeps the state, as S3's guide asks for:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html
 */
export function replicationAlarms(context: RegionalContext): AlarmDefinition[] {
  const paths = transactionLogPaths(context);
  const inbound = replicationMetrics(paths.inbound);
  const outbound = replicationMetrics(paths.outbound);
  return [
    {
      watches: 'transaction-log-replication-latency',
      severity: 'critical',
      meaning:
        'The transaction log of the other region arrives here more than five minutes late; with that region lost, those entries are missing from reconciliation.',
      firstStep:
        'Check the AWS health page for S3 in both regions, and the replication rate on the dashboard against the quota of replication time control.',
      metric: inbound.inDestinationRegion.latencySeconds,
      breach: { above: REPLICATION_RPO_SECONDS },
      sustained: { periods: 3, outOf: 3 },
      missingData: 'ignore',
    },
    {
      watches: 'transaction-log-replication-failures',
      severity: 'critical',
      meaning:
        'Entries of the transaction log could not be copied to the other region, and S3 does not try again.',
      firstStep:
        'Check the replication role and both KMS keys, then copy the failed objects with S3 Batch Replication.',
      metric: outbound.inSourceRegion.failedOperations,
      breach: { above: 0 },
      sustained: { periods: 1, outOf: 1 },
      missingData: 'ignore',
    },
  ];
}
