import { alarm, resource, TOPIC } from './deployed';

describe.each(['service-tasks-below-floor', 'load-balancer-healthy-hosts'])('%s', (watches) => {
  it('wakes someone below ten tasks in the primary and below two in DR', () => {
    expect(Number(alarm('primary', watches).Threshold)).toBe(10);
    expect(Number(alarm('dr', watches).Threshold)).toBe(2);
    expect(alarm('dr', watches)).toMatchObject({
      Statistic: 'Minimum',
      ComparisonOperator: 'LessThanThreshold',
    });
  });

  it('takes silence for no tasks at all', () => {
    expect(alarm('dr', watches).TreatMissingData).toBe('breaching');
  });
});

describe('alarms on the service', () => {
  it('count tasks in Container Insights, which has such a metric', () => {
    expect(alarm('primary', 'service-tasks-below-floor')).toMatchObject({
      Namespace: 'ECS/ContainerInsights',
      MetricName: 'RunningTaskCount',
      Dimensions: [
        { Name: 'ClusterName', Value: { Ref: 'EcsCluster' } },
        { Name: 'ServiceName', Value: { 'Fn::GetAtt': ['Service', 'Name'] } },
      ],
    });
  });

  it('notice that tasks wanted do not come, at whatever floor a failover has set', () => {
    const { Metrics, Threshold, ComparisonOperator } = alarm('dr', 'service-tasks-below-desired');

    expect(Metrics).toContainEqual({
      Id: 'result',
      Expression: 'desired - running',
      ReturnData: true,
    });
    expect([ComparisonOperator, Threshold]).toEqual(['GreaterThanThreshold', 0]);
  });

  it.each([
    ['load-balancer-errors', 'HTTPCode_ELB_5XX_Count'],
    ['service-errors', 'HTTPCode_Target_5XX_Count'],
  ])('%s compares errors with requests, not with a number of errors', (watches, metricName) => {
    const { Metrics } = alarm('primary', watches) as {
      Metrics: { MetricStat?: { Metric: { MetricName: string }; Stat: string } }[];
    };

    const inputs = Metrics.flatMap(({ MetricStat }) => MetricStat ?? []);
    expect(inputs.map(({ Metric, Stat }) => [Metric.MetricName, Stat])).toEqual([
      [metricName, 'Sum'],
      ['RequestCount', 'Sum'],
    ]);
  });

  it('warn of answers slower than a Route 53 checker waits', () => {
    expect(alarm('primary', 'service-latency')).toMatchObject({
      MetricName: 'TargetResponseTime',
      ExtendedStatistic: 'p99',
      Threshold: 2,
    });
  });
});

describe('events of the service', () => {
  it('reach people: failed deployments, and tasks that find no place', () => {
    expect(resource('dr', 'ServiceFailureRule')).toMatchObject({
      State: 'ENABLED',
      EventPattern: {
        source: ['aws.ecs'],
        'detail-type': ['ECS Deployment State Change', 'ECS Service Action'],
        resources: [{ Ref: 'Service' }],
        detail: { eventType: ['ERROR', 'WARN'] },
      },
      Targets: [{ Arn: TOPIC }],
    });
  });
});
