/**
 * Id of the replication rule of the transaction log buckets. Without one S3
 * makes up a name, and the dimension `RuleId` of the replication metrics, which
 * alarms and dashboards of another stack name, would be unknown:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html
 */
export const REPLICATION_RULE_ID = 'transaction-logs';
