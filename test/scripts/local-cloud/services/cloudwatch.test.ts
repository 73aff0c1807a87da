import {
  type AlarmRule,
  evaluateAlarm,
} from '../../../../scripts/local-cloud/services/cloudwatch/evaluate-alarm';
import { publishedMessages } from '../../../../scripts/local-cloud/services/sns/sns-state';
import { RuntimeWorld } from '../runtime/runtime-world';

const RULE: AlarmRule = {
  comparison: 'GreaterThanThreshold',
  threshold: 0,
  evaluationPeriods: 3,
  datapointsToAlarm: 3,
  treatMissingData: 'missing',
};

/** As the CloudWatch user guide draws data: X breaching, 0 not, - missing. */
function range(drawing: string): (number | undefined)[] {
  return drawing.split(' ').map((point) => (point === '-' ? undefined : point === 'X' ? 1 : 0));
}

describe('an alarm', () => {
  it.each([
    ['0 - X - X', 'OK', 'OK', 'OK', 'OK'],
    ['- - - - 0', 'OK', 'OK', 'OK', 'OK'],
    ['- - - - -', 'INSUFFICIENT_DATA', undefined, 'ALARM', 'OK'],
    ['0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['- - X - -', 'ALARM', 'ALARM', 'ALARM', 'OK'],
  ])(
    'with %s is %s when missing data is missing, %s when ignored, %s when breaching, %s when not',
    (drawing, missing, ignore, breaching, notBreaching) => {
      const values = ['missing', 'ignore', 'breaching', 'notBreaching'].map((treatMissingData) =>
        evaluateAlarm({ ...RULE, treatMissingData }, range(drawing)),
      );

      expect(values).toEqual([missing, ignore, breaching, notBreaching]);
    },
  );

  it('notifies once when its value changes, and again when it changes back', async () => {
    const world = new RuntimeWorld();
    const topicArn = world.region.create('AWS::SNS::Topic', { TopicName: 'alerts' }).ref;
    world.region.create('AWS::CloudWatch::Alarm', {
      AlarmName: 'lag',
      Namespace: 'Payments',
      MetricName: 'Lag',
      Dimensions: [{ Name: 'Environment', Value: 'test' }],
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 100,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [topicArn],
    });
    const put = (Value: number) =>
      world.call('CloudWatch', 'PutMetricData', {
        Namespace: 'Payments',
        MetricData: [
          { MetricName: 'Lag', Dimensions: [{ Name: 'Environment', Value: 'test' }], Value },
        ],
      });
    const notified = () => publishedMessages(world.region.state, 'us-east-1').length;
    await put(500);

    await world.after(2);
    const afterBreach = notified();
    await world.after(10);
    await put(500);
    await world.after(2);

    expect(afterBreach).toBe(1);
    expect(notified()).toBe(2);
  });
});

describe('metric data', () => {
  it('comes back by period and statistic, newest first', async () => {
    const world = new RuntimeWorld();
    const put = (Value: number) =>
      world.call('CloudWatch', 'PutMetricData', {
        Namespace: 'N',
        MetricData: [{ MetricName: 'M', Value }],
      });
    await put(1);
    await put(3);
    await world.after(1);
    await put(10);

    const { MetricDataResults } = await world.call('CloudWatch', 'GetMetricData', {
      StartTime: new Date(world.clock.nowMs() - 300_000),
      EndTime: new Date(world.clock.nowMs()),
      MetricDataQueries: [
        {
          Id: 'm',
          MetricStat: { Metric: { Namespace: 'N', MetricName: 'M' }, Period: 60, Stat: 'Average' },
        },
      ],
    });

    expect(MetricDataResults).toMatchObject([{ Id: 'm', Values: [10, 2] }]);
  });
});
