import type { Properties, Replacement } from '../../../../scripts/local-cloud/resource-model';
import { modelFor } from '../../../../scripts/local-cloud/resources';

function replacementOf(
  type: string,
  before: Properties,
  after: Properties,
): Replacement | undefined {
  return modelFor(type)?.replacement(before, after);
}

describe('what a change of properties does to a resource', () => {
  it.each([
    ['in place', 'AWS::SNS::Topic', { DisplayName: 'a' }, { DisplayName: 'b' }, 'False'],
    ['replaces', 'AWS::SNS::Topic', { TopicName: 'a' }, { TopicName: 'b' }, 'True'],
    [
      'may replace',
      'AWS::RDS::DBCluster',
      { GlobalClusterIdentifier: 'a' },
      { GlobalClusterIdentifier: 'b' },
      'Conditional',
    ],
    [
      'replaces for a nested property that causes it',
      'AWS::Route53::HealthCheck',
      { HealthCheckConfig: { Type: 'HTTPS', RequestInterval: 10 } },
      { HealthCheckConfig: { Type: 'HTTPS', RequestInterval: 30 } },
      'True',
    ],
    [
      'changes in place for a nested property that does not',
      'AWS::Route53::HealthCheck',
      { HealthCheckConfig: { Type: 'HTTPS', FailureThreshold: 2 } },
      { HealthCheckConfig: { Type: 'HTTPS', FailureThreshold: 3 } },
      'False',
    ],
    [
      'replaces where a property goes',
      'AWS::RDS::DBCluster',
      { SourceRegion: 'us-east-1' },
      {},
      'True',
    ],
  ])('%s: %s', (_case, type, before, after, expected) => {
    expect(replacementOf(type, before, after)?.replacement).toBe(expected);
  });

  it('is told by property', () => {
    const replacement = replacementOf(
      'AWS::ECS::Service',
      { ServiceName: 'a', DesiredCount: 1, Cluster: 'c' },
      { ServiceName: 'b', DesiredCount: 2, Cluster: 'c' },
    );

    expect(replacement).toEqual({
      replacement: 'True',
      changes: [
        { property: 'DesiredCount', requiresRecreation: 'Never' },
        { property: 'ServiceName', requiresRecreation: 'Always' },
      ],
    });
  });

  it('is nothing when only the spelling of a number or boolean differs', () => {
    const replacement = replacementOf(
      'AWS::RDS::DBCluster',
      { Port: 5432, StorageEncrypted: true },
      { Port: '5432', StorageEncrypted: 'true' },
    );

    expect(replacement).toEqual({ replacement: 'False', changes: [] });
  });
});
