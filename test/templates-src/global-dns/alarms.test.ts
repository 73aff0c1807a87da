import { resourcesOfType } from '../../support/resolve';
import { deployed } from './deployed';

const TOPIC = 'arn:aws:sns:us-east-1:111122223333:dr-notifications-prod';

describe('alarms on health checks', () => {
  it('watch every health check and tell people of unhealthy, healthy again, and unknown', () => {
    const document = deployed();

    const alarms = [...resourcesOfType(document, 'AWS::CloudWatch::Alarm').values()];

    const watched = alarms.map(({ Dimensions }) => Dimensions);
    expect(watched).toEqual(
      [...resourcesOfType(document, 'AWS::Route53::HealthCheck').keys()].map((id) => [
        { Name: 'HealthCheckId', Value: { 'Fn::GetAtt': [id, 'HealthCheckId'] } },
      ]),
    );
    for (const alarm of alarms) {
      expect(alarm).toMatchObject({
        Namespace: 'AWS/Route53',
        MetricName: 'HealthCheckStatus',
        Statistic: 'Minimum',
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
        AlarmActions: [TOPIC],
        OKActions: [TOPIC],
        InsufficientDataActions: [TOPIC],
        TreatMissingData: 'missing',
      });
    }
  });

  it('are left out where Route 53 publishes no metrics', () => {
    const document = deployed('us-west-2');

    expect(resourcesOfType(document, 'AWS::CloudWatch::Alarm').size).toBe(0);
    expect(resourcesOfType(document, 'AWS::Route53::HealthCheck').size).toBe(4);
  });
});
