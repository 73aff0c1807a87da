import { list, number, text } from '../../resources/read';
import { findResource, resourcesOfType } from '../../resources/store';
import { AwsError, type Service, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { pageOf } from '../paging';
import { ALARM, alarmMetric, alarmState } from './alarms';
import type { AlarmValue, MetricName } from './cloudwatch-state';
import { datapointsOf, isStatistic, putMetric } from './metrics';

const PAGE_SIZE = 100;
const DEFAULT_PERIOD_SECONDS = 60;

interface Dimension {
  readonly Name?: string | undefined;
  readonly Value?: string | undefined;
}

interface PutMetricDataInput {
  readonly Namespace?: string | undefined;
  readonly MetricData?: readonly {
    readonly MetricName?: string | undefined;
    readonly Dimensions?: readonly Dimension[] | undefined;
    readonly Timestamp?: Date | string | undefined;
    readonly Value?: number | undefined;
  }[];
}

interface GetMetricDataInput {
  readonly MetricDataQueries?: readonly MetricDataQuery[];
  readonly StartTime?: Date | string | undefined;
  readonly EndTime?: Date | string | undefined;
  readonly ScanBy?: string | undefined;
}

interface MetricDataQuery {
  readonly Id?: string | undefined;
  readonly MetricStat?:
    | {
        readonly Metric?:
          | {
              readonly Namespace?: string | undefined;
              readonly MetricName?: string | undefined;
              readonly Dimensions?: readonly Dimension[] | undefined;
            }
          | undefined;
        readonly Period?: number | undefined;
        readonly Stat?: string | undefined;
      }
    | undefined;
}

interface DescribeAlarmsInput {
  readonly AlarmNames?: readonly string[] | undefined;
  readonly AlarmNamePrefix?: string | undefined;
  readonly StateValue?: string | undefined;
  readonly MaxRecords?: number | undefined;
  readonly NextToken?: string | undefined;
}

interface SetAlarmStateInput {
  readonly AlarmName?: string | undefined;
  readonly StateValue?: AlarmValue | undefined;
  readonly StateReason?: string | undefined;
}

function putMetricData(context: ServiceContext, input: PutMetricDataInput) {
  for (const datum of input.MetricData ?? []) {
    if (datum.Value === undefined) {
      throw new AwsError(
        'InvalidParameterValueException',
        "The local cloud models metric data with a Value only; statistic sets and lists of values aren't.",
      );
    }
    putMetric(context, {
      namespace: input.Namespace ?? '',
      name: datum.MetricName ?? '',
      dimensions: dimensionsOf(datum.Dimensions),
      value: datum.Value,
      atMs: milliseconds(datum.Timestamp) ?? context.nowMs,
    });
  }
  return {};
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
function getMetricData(context: ServiceContext, input: GetMetricDataInput) {
  const fromMs = milliseconds(input.StartTime) ?? 0;
  const toMs = milliseconds(input.EndTime) ?? context.nowMs;
  return {
    MetricDataResults: (input.MetricDataQueries ?? []).map((query) =>
      resultOf(context, query, {
        fromMs,
        toMs,
        isAscending: input.ScanBy === 'TimestampAscending',
      }),
    ),
    Messages: [],
  };
}

function resultOf(
  context: ServiceContext,
  { Id, MetricStat: stat }: MetricDataQuery,
  range: { readonly fromMs: number; readonly toMs: number; readonly isAscending: boolean },
) {
  const statistic = stat?.Stat ?? '';
  if (stat === undefined || !isStatistic(statistic)) {
    throw new AwsError(
      'ValidationError',
      `The local cloud doesn't model metric math or the statistic ${statistic}.`,
    );
  }
  const periodMs = (stat.Period ?? DEFAULT_PERIOD_SECONDS) * 1000;
  const metric: MetricName = {
    namespace: stat.Metric?.Namespace ?? '',
    name: stat.Metric?.MetricName ?? '',
    dimensions: dimensionsOf(stat.Metric?.Dimensions),
  };
  const { fromMs, toMs, isAscending } = range;
  const found = datapointsOf(context, {
    metric,
    statistic,
    periodMs,
    // Times are rounded down to the period.
    fromMs: Math.floor(fromMs / periodMs) * periodMs,
    toMs,
  });
  const datapoints = isAscending ? found : found.reverse();
  return {
    Id,
    Label: metric.name,
    Timestamps: datapoints.map(({ startMs }) => new Date(startMs)),
    Values: datapoints.map(({ value }) => value),
    StatusCode: 'Complete',
  };
}

function describeAlarms(context: ServiceContext, input: DescribeAlarmsInput) {
  const alarms = resourcesOfType(context, ALARM)
    .filter(
      (alarm) =>
        (input.AlarmNames?.includes(alarm.physicalId) ?? true) &&
        alarm.physicalId.startsWith(input.AlarmNamePrefix ?? '') &&
        (input.StateValue === undefined || alarmState(context, alarm).value === input.StateValue),
    )
    .sort((one, other) => (one.physicalId < other.physicalId ? -1 : 1));
  const page = pageOf(alarms, input.NextToken, input.MaxRecords ?? PAGE_SIZE);
  return {
    MetricAlarms: page.items.map((alarm) => describe(context, alarm)),
    CompositeAlarms: [],
    NextToken: page.nextToken,
  };
}

function describe(context: ServiceContext, alarm: StoredResource): Record<string, unknown> {
  const { properties } = alarm;
  const { value, reason, updatedAtMs } = alarmState(context, alarm);
  const query = alarmMetric(alarm);
  return {
    AlarmName: alarm.physicalId,
    AlarmArn: alarm.attributes.Arn,
    AlarmDescription: text(properties, 'AlarmDescription'),
    ActionsEnabled: properties.ActionsEnabled === undefined || properties.ActionsEnabled === true,
    AlarmActions: list(properties, 'AlarmActions'),
    OKActions: list(properties, 'OKActions'),
    InsufficientDataActions: list(properties, 'InsufficientDataActions'),
    StateValue: value,
    StateReason: reason,
    StateUpdatedTimestamp: new Date(updatedAtMs),
    Namespace: query?.metric.namespace,
    MetricName: query?.metric.name,
    Statistic: query?.statistic,
    Dimensions: Object.entries(query?.metric.dimensions ?? {}).map(([Name, Value]) => ({
      Name,
      Value,
    })),
    Period: number(properties, 'Period'),
    EvaluationPeriods: number(properties, 'EvaluationPeriods'),
    DatapointsToAlarm: number(properties, 'DatapointsToAlarm'),
    Threshold: number(properties, 'Threshold'),
    ComparisonOperator: text(properties, 'ComparisonOperator'),
    TreatMissingData: text(properties, 'TreatMissingData'),
  };
}

/** Lasts until the next evaluation. Actions are not run here. */
function setAlarmState(context: ServiceContext, input: SetAlarmStateInput) {
  const alarm = findResource(context, ALARM, input.AlarmName ?? '');
  if (alarm === undefined) {
    throw new AwsError('ResourceNotFound', `Alarm ${input.AlarmName} does not exist`, 404);
  }
  const state = alarmState(context, alarm);
  state.value = input.StateValue ?? state.value;
  state.reason = input.StateReason ?? '';
  state.updatedAtMs = context.nowMs;
  return {};
}

function dimensionsOf(dimensions: readonly Dimension[] | undefined): Record<string, string> {
  return Object.fromEntries((dimensions ?? []).map(({ Name = '', Value = '' }) => [Name, Value]));
}

function milliseconds(time: Date | string | undefined): number | undefined {
  return time === undefined ? undefined : new Date(time).getTime();
}

export const cloudWatch: Service = {
  DescribeAlarms: describeAlarms,
  GetMetricData: getMetricData,
  PutMetricData: putMetricData,
  SetAlarmState: setAlarmState,
};
