import { toDocument } from '../../../templates-src/cfn/document';
import { Template } from '../../../templates-src/cfn/template';
import { type AlarmDefinition, addAlarm } from '../../../templates-src/monitoring/alarm';
import type { Metric } from '../../../templates-src/monitoring/metric';
import { resolve } from '../../support/resolve';

const TOPIC = 'arn:aws:sns:us-east-1:111122223333:dr-notifications-prod';

const queueDepth: Metric = {
  namespace: 'AWS/SQS',
  name: 'ApproximateNumberOfMessagesVisible',
  dimensions: { QueueName: 'jobs' },
  statistic: 'Maximum',
  periodSeconds: 60,
};

const definition: AlarmDefinition = {
  watches: 'queue-depth',
  severity: 'warning',
  meaning: 'The queue grows.',
  firstStep: 'Look at its readers.',
  metric: queueDepth,
  breach: { above: 100 },
  sustained: { periods: 3, outOf: 5 },
  missingData: 'notBreaching',
};

function emitted(changes: Partial<AlarmDefinition>) {
  const template = new Template({ description: 'Alarms' });
  const parameters = template.parameters({
    EnvironmentSuffix: { Type: 'String', Description: 'Environment' },
    RegionCode: { Type: 'String', Description: 'Region' },
    NotificationTopicArn: { Type: 'String', Description: 'Topic' },
  });
  const { id } = addAlarm({ template, parameters }, { ...definition, ...changes });
  const document = resolve(toDocument(template), {
    EnvironmentSuffix: 'prod',
    RegionCode: 'use1',
    NotificationTopicArn: TOPIC,
  });
  return { id, properties: document.Resources[id]?.Properties };
}

describe('an alarm', () => {
  it('is named for what it watches and says what to do, down to the command', () => {
    const { id, properties } = emitted({});

    expect(id).toBe('QueueDepthAlarm');
    expect(properties).toMatchObject({
      AlarmName: 'alarm-queue-depth-prod',
      AlarmDescription:
        '[warning] The queue grows. Look at its readers. State of both regions: dr-cli status --suffix prod',
    });
  });

  it('compares the metric as defined', () => {
    expect(emitted({}).properties).toMatchObject({
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: 'jobs' }],
      Statistic: 'Maximum',
      Period: 60,
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 100,
      DatapointsToAlarm: 3,
      EvaluationPeriods: 5,
      TreatMissingData: 'notBreaching',
    });
    expect(emitted({ breach: { below: 2 } }).properties).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 2,
    });
  });

  it('is "M out of N" only where fewer periods than it looks at are enough', () => {
    const { properties } = emitted({ sustained: { periods: 5, outOf: 5 } });

    expect(properties).toMatchObject({ EvaluationPeriods: 5 });
    expect(properties).not.toHaveProperty('DatapointsToAlarm');
  });

  it('tells people when it goes off, and when it is over if it woke someone', () => {
    const warning = emitted({ severity: 'warning' }).properties;
    const critical = emitted({ severity: 'critical' }).properties;

    expect(warning).toMatchObject({ ActionsEnabled: true, AlarmActions: [TOPIC] });
    expect(warning).not.toHaveProperty('OKActions');
    expect(critical).toMatchObject({ AlarmActions: [TOPIC], OKActions: [TOPIC] });
  });

  it('tells people that it knows nothing, where that is what missing data means', () => {
    expect(emitted({ missingData: 'missing' }).properties).toMatchObject({
      InsufficientDataActions: [TOPIC],
    });
    expect(emitted({ missingData: 'ignore' }).properties).not.toHaveProperty(
      'InsufficientDataActions',
    );
  });

  it('takes percentiles as extended statistics and leaves too few samples alone', () => {
    const { properties } = emitted({ metric: { ...queueDepth, statistic: 'p99' } });

    expect(properties).toMatchObject({
      ExtendedStatistic: 'p99',
      EvaluateLowSampleCountPercentile: 'ignore',
    });
    expect(properties).not.toHaveProperty('Statistic');
  });

  it('compares the result of an expression, and nothing that goes into it', () => {
    const { properties } = emitted({
      metric: { expression: 'a - b', metrics: { a: queueDepth, b: queueDepth } },
    });

    const metrics = properties?.Metrics as { Id: string; ReturnData: boolean }[];
    expect(metrics.map(({ Id, ReturnData }) => [Id, ReturnData])).toEqual([
      ['a', false],
      ['b', false],
      ['result', true],
    ]);
    expect(properties).not.toHaveProperty('MetricName');
  });
});
