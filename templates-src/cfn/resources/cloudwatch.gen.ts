// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface AlarmProperties {
  ActionsEnabled?: Value<boolean>;
  AlarmActions?: Value<Array<Value<string>>>;
  AlarmDescription?: Value<string>;
  AlarmName?: Value<string>;
  ComparisonOperator?: Value<string>;
  DatapointsToAlarm?: Value<number>;
  Dimensions?: Value<Array<Value<Alarm_Dimension>>>;
  EvaluateLowSampleCountPercentile?: Value<string>;
  EvaluationCriteria?: Value<Alarm_EvaluationCriteria>;
  EvaluationInterval?: Value<number>;
  EvaluationPeriods?: Value<number>;
  EvaluationWindow?: Value<Alarm_EvaluationWindow>;
  ExtendedStatistic?: Value<string>;
  InsufficientDataActions?: Value<Array<Value<string>>>;
  MetricName?: Value<string>;
  Metrics?: Value<Array<Value<Alarm_MetricDataQuery>>>;
  Namespace?: Value<string>;
  OKActions?: Value<Array<Value<string>>>;
  Period?: Value<number>;
  Statistic?: Value<string>;
  Tags?: Value<Array<Value<Alarm_Tag>>>;
  Threshold?: Value<number>;
  ThresholdMetricId?: Value<string>;
  TreatMissingData?: Value<string>;
  Unit?: Value<string>;
  WarmUpConfiguration?: Value<Alarm_WarmUpConfiguration>;
}
/** `AWS::CloudWatch::Alarm` */
export class Alarm extends CfnResource<AlarmProperties, 'Arn'> {
  constructor(properties: AlarmProperties = {}) {
    super('AWS::CloudWatch::Alarm', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Alarm_AlarmPromQLCriteria {
  PendingPeriod?: Value<number>;
  Query?: Value<string>;
  RecoveryPeriod?: Value<number>;
}
export interface Alarm_Dimension {
  Name: Value<string>;
  Value: Value<string>;
}
export interface Alarm_EvaluationCriteria {
  PromQLCriteria?: Value<Alarm_AlarmPromQLCriteria>;
}
export interface Alarm_EvaluationWindow {
  SlidingWindow?: Value<object | string>;
  WallClockWindow?: Value<Alarm_WallClockWindow>;
}
export interface Alarm_Metric {
  Dimensions?: Value<Array<Value<Alarm_Dimension>>>;
  MetricName?: Value<string>;
  Namespace?: Value<string>;
}
export interface Alarm_MetricDataQuery {
  AccountId?: Value<string>;
  Expression?: Value<string>;
  Id: Value<string>;
  Label?: Value<string>;
  MetricStat?: Value<Alarm_MetricStat>;
  Period?: Value<number>;
  ReturnData?: Value<boolean>;
}
export interface Alarm_MetricStat {
  Metric: Value<Alarm_Metric>;
  Period: Value<number>;
  Stat: Value<string>;
  Unit?: Value<string>;
}
export interface Alarm_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
export interface Alarm_WallClockWindow {
  Timezone?: Value<string>;
}
export interface Alarm_WarmUpConfiguration {
  OnlyStartEvaluatingAfterWarmUpPeriodEnds?: Value<boolean>;
  WarmUpPeriodDurationInMinutes?: Value<number>;
}

export interface CompositeAlarmProperties {
  ActionsEnabled?: Value<boolean>;
  ActionsSuppressor?: Value<string>;
  ActionsSuppressorExtensionPeriod?: Value<number>;
  ActionsSuppressorWaitPeriod?: Value<number>;
  AlarmActions?: Value<Array<Value<string>>>;
  AlarmDescription?: Value<string>;
  AlarmName?: Value<string>;
  AlarmRule: Value<string>;
  InsufficientDataActions?: Value<Array<Value<string>>>;
  OKActions?: Value<Array<Value<string>>>;
  Tags?: Value<Array<Value<CompositeAlarm_Tag>>>;
}
/** `AWS::CloudWatch::CompositeAlarm` */
export class CompositeAlarm extends CfnResource<CompositeAlarmProperties, 'Arn'> {
  constructor(properties: CompositeAlarmProperties) {
    super('AWS::CloudWatch::CompositeAlarm', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface CompositeAlarm_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface DashboardProperties {
  DashboardBody: Value<string>;
  DashboardName?: Value<string>;
  Tags?: Value<Array<Value<Dashboard_Tag>>>;
}
/** `AWS::CloudWatch::Dashboard` */
export class Dashboard extends CfnResource<DashboardProperties, never> {
  constructor(properties: DashboardProperties) {
    super('AWS::CloudWatch::Dashboard', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Dashboard_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
