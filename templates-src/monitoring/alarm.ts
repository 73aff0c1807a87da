import { sub } from '../cfn/functions';
import type { ResourceHandle } from '../cfn/handle';
import * as cloudwatch from '../cfn/resources/cloudwatch.gen';
import type { ResourceOptions, Template } from '../cfn/template';
import type { Ref, Value } from '../cfn/value';
import { alarmName, type NameParameters } from '../naming';
import type { Metric, MetricExpression } from './metric';

/** `critical` wakes someone: payments fail, or would be lost. `warning` can wait for the morning. */
export type Severity = 'critical' | 'warning';

/** What the value is compared with. */
export type Breach =
  | { readonly above: Value<number> }
  | { readonly below: Value<number> }
  | { readonly atLeast: Value<number> };

/**
 * What a period without data says, in CloudWatch's words. `missing` makes the
 * alarm's state unknown, and the unknown pages too:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export type MissingData = 'breaching' | 'notBreaching' | 'ignore' | 'missing';

export interface AlarmDefinition {
  /** What it watches, in words and hyphens: `database-cpu`. Goes into name and logical id. */
  readonly watches: string;
  readonly severity: Severity;
  /** One sentence: what has happened, and what it means for payments. */
  readonly meaning: string;
  /** What the person who was woken does first. */
  readonly firstStep: string;
  readonly metric: Metric | MetricExpression;
  readonly breach: Breach;
  /** Periods that have to breach, out of so many. */
  readonly sustained: { readonly periods: number; readonly outOf: number };
  readonly missingData: MissingData | Value<MissingData>;
}

/** Where alarms are added to, and who hears of them. */
export interface AlarmContext {
  readonly template: Template;
  readonly parameters: NameParameters & { readonly NotificationTopicArn: Ref };
}

export type AlarmHandle = ResourceHandle<'Arn'>;

/** Adds one alarm. Every alarm notifies the topic: none is made another way. */
export function addAlarm(
  { template, parameters }: AlarmContext,
  definition: AlarmDefinition,
  options: ResourceOptions = {},
): AlarmHandle {
  const topic = [parameters.NotificationTopicArn];
  return template.add(
    logicalId(definition.watches),
    new cloudwatch.Alarm({
      AlarmName: alarmName(definition.watches, parameters),
      AlarmDescription: sub`[${definition.severity}] ${definition.meaning} ${definition.firstStep} State of both regions: dr-cli status --suffix ${parameters.EnvironmentSuffix}`,
      ActionsEnabled: true,
      AlarmActions: topic,
      // Whoever was woken wants to know that it is over. A warning that ends by itself is noise.
      ...(definition.severity === 'critical' && { OKActions: topic }),
      ...(definition.missingData === 'missing' && { InsufficientDataActions: topic }),
      ...measured(definition.metric),
      ...comparison(definition.breach),
      ...evaluation(definition.sustained),
      TreatMissingData: definition.missingData,
    }),
    options,
  );
}

/** `database-cpu` becomes `DatabaseCpuAlarm`. */
function logicalId(watches: string): string {
  const words = watches.split('-').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return `${words.join('')}Alarm`;
}

/**
 * `DatapointsToAlarm` is for "M out of N" alarms, which the health check of the latch can't watch:
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html
 * Without it every period has to breach.
 */
function evaluation({
  periods,
  outOf,
}: AlarmDefinition['sustained']): Pick<
  cloudwatch.AlarmProperties,
  'EvaluationPeriods' | 'DatapointsToAlarm'
> {
  return periods === outOf
    ? { EvaluationPeriods: outOf }
    : { EvaluationPeriods: outOf, DatapointsToAlarm: periods };
}

function comparison(
  breach: Breach,
): Pick<cloudwatch.AlarmProperties, 'ComparisonOperator' | 'Threshold'> {
  if ('atLeast' in breach) {
    return {
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: breach.atLeast,
    };
  }
  return 'above' in breach
    ? { ComparisonOperator: 'GreaterThanThreshold', Threshold: breach.above }
    : { ComparisonOperator: 'LessThanThreshold', Threshold: breach.below };
}

function measured(metric: Metric | MetricExpression): Partial<cloudwatch.AlarmProperties> {
  if ('expression' in metric) {
    return {
      Metrics: [
        ...inputs(metric),
        { Id: 'result', Expression: metric.expression, ReturnData: true },
      ],
    };
  }
  const series = {
    Namespace: metric.namespace,
    MetricName: metric.name,
    Dimensions: dimensions(metric),
    Period: metric.periodSeconds,
  };
  switch (metric.statistic) {
    case 'p99':
      return {
        ...series,
        ExtendedStatistic: metric.statistic,
        // The slowest of ten requests is not a percentile: with too few samples the state stays.
        EvaluateLowSampleCountPercentile: 'ignore',
      };
    case 'Average':
    case 'Maximum':
    case 'Minimum':
    case 'Sum':
      return { ...series, Statistic: metric.statistic };
  }
}

/** Only the expression is compared; what it is computed from returns no data of its own. */
function inputs({ metrics }: MetricExpression): cloudwatch.Alarm_MetricDataQuery[] {
  return Object.entries(metrics).map(([id, metric]) => ({
    Id: id,
    MetricStat: {
      Metric: {
        Namespace: metric.namespace,
        MetricName: metric.name,
        Dimensions: dimensions(metric),
      },
      Period: metric.periodSeconds,
      Stat: metric.statistic,
    },
    ReturnData: false,
  }));
}

function dimensions(metric: Metric): cloudwatch.Alarm_Dimension[] {
  return Object.entries(metric.dimensions).map(([name, value]) => ({ Name: name, Value: value }));
}
