import { propertiesOf, resourcesOfType } from '../../support/resolve';
import { deployed as deployedRegional } from '../regional/fixture';
import { deployed } from './deployed';

function config(id: string): Readonly<Record<string, unknown>> {
  return propertiesOf(deployed(), id).HealthCheckConfig as Readonly<Record<string, unknown>>;
}

describe.each([
  ['ReadyHealthCheck', '/health/ready'],
  ['WriterHealthCheck', '/health/writer'],
])('%s', (id, path) => {
  it(`asks the home primary for ${path} over HTTPS, by its own name and certificate`, () => {
    expect(config(id)).toMatchObject({
      Type: 'HTTPS',
      FullyQualifiedDomainName: 'use1.payments.example.com',
      Port: 443,
      ResourcePath: path,
      EnableSNI: true,
    });
  });

  it('notices a dead region within half a minute', () => {
    const { RequestInterval, FailureThreshold } = config(id);

    expect(Number(RequestInterval) * Number(FailureThreshold)).toBe(30);
  });

  it('is asked from enough places that none of them is heard alone, and not from us-east-1', () => {
    const places = config(id).Regions as string[];

    // Route 53 calls an endpoint healthy while more than 18 % of its checkers do.
    expect(1 / places.length).toBeLessThan(0.18);
    expect(places).not.toContain('us-east-1');
  });

  it('is made after the name it asks for', () => {
    expect(deployed().Resources[id]?.DependsOn).toEqual(['PrimaryRegionRecord']);
  });
});

describe('health checks', () => {
  it('never ask the name that fails over', () => {
    const names = [...resourcesOfType(deployed(), 'AWS::Route53::HealthCheck').values()].map(
      ({ HealthCheckConfig }) =>
        (HealthCheckConfig as Record<string, unknown>).FullyQualifiedDomainName,
    );

    expect(names).not.toContain('payments.example.com');
  });

  it('carry their names as tags, the only place there is', () => {
    const tags = [...resourcesOfType(deployed(), 'AWS::Route53::HealthCheck').values()].flatMap(
      ({ HealthCheckTags }) => HealthCheckTags as { Key: string; Value: string }[],
    );

    expect(tags.filter(({ Key }) => Key === 'Name').map(({ Value }) => Value)).toEqual([
      'ready-health-check-use1-prod',
      'writer-health-check-use1-prod',
      'latch-health-check-prod',
      'primary-health-check-prod',
    ]);
  });
});

describe('the health check on the failover latch', () => {
  it('watches the alarm of that name in the DR region', () => {
    const { AlarmName } = propertiesOf(deployedRegional('dr'), 'FailoverLatchAlarm');

    expect(config('LatchHealthCheck')).toMatchObject({
      Type: 'CLOUDWATCH_METRIC',
      AlarmIdentifier: { Name: 'alarm-failover-latch-prod', Region: 'us-east-2' },
    });
    expect(AlarmName).toBe('alarm-failover-latch-test');
  });

  it('keeps its last status without data, so that a watcher that dies does not give DNS back', () => {
    expect(config('LatchHealthCheck').InsufficientDataHealthStatus).toBe('LastKnownStatus');
  });

  it('can watch the alarm: one period of a minute, a plain statistic, no metric math, no M out of N', () => {
    const alarm = propertiesOf(deployedRegional('dr'), 'FailoverLatchAlarm');

    expect(alarm).toMatchObject({
      Namespace: 'Payments/Failover',
      MetricName: 'FailoverLatch',
      Dimensions: [{ Name: 'Environment', Value: 'test' }],
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    });
    expect(alarm.Metrics).toBeUndefined();
    expect(alarm.DatapointsToAlarm).toBeUndefined();
  });
});

describe('the health check of the PRIMARY record', () => {
  it('asks for all of its checks, and nothing of the database', () => {
    const { Type, ChildHealthChecks, HealthThreshold } = config('PrimaryHealthCheck');

    expect(Type).toBe('CALCULATED');
    expect(HealthThreshold).toBe((ChildHealthChecks as unknown[]).length);
    expect(ChildHealthChecks).toContainEqual({
      'Fn::GetAtt': ['ReadyHealthCheck', 'HealthCheckId'],
    });
    expect(ChildHealthChecks).toContainEqual({
      'Fn::GetAtt': ['LatchHealthCheck', 'HealthCheckId'],
    });
    expect(JSON.stringify(ChildHealthChecks)).not.toContain('WriterHealthCheck');
  });
});
