import { toDocument } from '../../../../templates-src/cfn/document';
import { foundation } from '../../../../templates-src/foundation';
import { alarm } from './deployed';

const USE1 = 'transaction-logs-111122223333-use1-prod';
const USE2 = 'transaction-logs-111122223333-use2-prod';

function path(role: 'primary' | 'dr', watches: string) {
  const dimensions = alarm(role, watches).Dimensions as { Name: string; Value: string }[];
  return Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, Value]));
}

describe('alarms on the replication of the transaction log', () => {
  it('watch the delay of what comes in, which is published at the destination', () => {
    const watches = 'transaction-log-replication-latency';

    expect(path('primary', watches)).toMatchObject({ SourceBucket: USE2, DestinationBucket: USE1 });
    expect(path('dr', watches)).toMatchObject({ SourceBucket: USE1, DestinationBucket: USE2 });
    expect(alarm('dr', watches)).toMatchObject({
      Namespace: 'AWS/S3',
      MetricName: 'ReplicationLatency',
      Statistic: 'Maximum',
      Threshold: 300,
    });
  });

  it('watch the failures of what goes out, which are published at the source', () => {
    const watches = 'transaction-log-replication-failures';

    expect(path('primary', watches)).toMatchObject({ SourceBucket: USE1, DestinationBucket: USE2 });
    expect(path('dr', watches)).toMatchObject({ SourceBucket: USE2, DestinationBucket: USE1 });
    expect(alarm('dr', watches)).toMatchObject({
      MetricName: 'OperationsFailedReplication',
      Statistic: 'Sum',
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 0,
    });
  });

  it('name the rule as the bucket does', () => {
    const { RuleId } = path('dr', 'transaction-log-replication-latency');

    expect(JSON.stringify(toDocument(foundation()))).toContain(`"Id":"${RuleId}"`);
  });

  it('keep their state without data, as S3 asks for', () => {
    expect(alarm('dr', 'transaction-log-replication-latency').TreatMissingData).toBe('ignore');
    expect(alarm('dr', 'transaction-log-replication-failures').TreatMissingData).toBe('ignore');
  });
});
