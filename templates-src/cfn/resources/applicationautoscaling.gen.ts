// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface ScalableTargetProperties {
  MaxCapacity: Value<number>;
  MinCapacity: Value<number>;
  ResourceId: Value<string>;
  RoleARN?: Value<string>;
  ScalableDimension: Value<string>;
  ScheduledActions?: Value<Array<Value<ScalableTarget_ScheduledAction>>>;
  ServiceNamespace: Value<string>;
  SuspendedState?: Value<ScalableTarget_SuspendedState>;
  Tags?: Value<Array<Value<ScalableTarget_Tag>>>;
}
/** `AWS::ApplicationAutoScaling::ScalableTarget` */
export class ScalableTarget extends CfnResource<ScalableTargetProperties, 'Id'> {
  constructor(properties: ScalableTargetProperties) {
    super('AWS::ApplicationAutoScaling::ScalableTarget', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface ScalableTarget_ScalableTargetAction {
  MaxCapacity?: Value<number>;
  MinCapacity?: Value<number>;
}
export interface ScalableTarget_ScheduledAction {
  EndTime?: Value<string>;
  ScalableTargetAction?: Value<ScalableTarget_ScalableTargetAction>;
  Schedule: Value<string>;
  ScheduledActionName: Value<string>;
  StartTime?: Value<string>;
  Timezone?: Value<string>;
}
export interface ScalableTarget_SuspendedState {
  DynamicScalingInSuspended?: Value<boolean>;
  DynamicScalingOutSuspended?: Value<boolean>;
  ScheduledScalingSuspended?: Value<boolean>;
}
export interface ScalableTarget_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface ScalingPolicyProperties {
  PolicyName: Value<string>;
  PolicyType: Value<string>;
  PredictiveScalingPolicyConfiguration?: Value<ScalingPolicy_PredictiveScalingPolicyConfiguration>;
  ResourceId?: Value<string>;
  ScalableDimension?: Value<string>;
  ScalingTargetId?: Value<string>;
  ServiceNamespace?: Value<string>;
  StepScalingPolicyConfiguration?: Value<ScalingPolicy_StepScalingPolicyConfiguration>;
  TargetTrackingScalingPolicyConfiguration?: Value<ScalingPolicy_TargetTrackingScalingPolicyConfiguration>;
}
/** `AWS::ApplicationAutoScaling::ScalingPolicy` */
export class ScalingPolicy extends CfnResource<ScalingPolicyProperties, 'Arn'> {
  constructor(properties: ScalingPolicyProperties) {
    super('AWS::ApplicationAutoScaling::ScalingPolicy', properties, { stateful: false });
  }
}
export interface ScalingPolicy_CustomizedMetricSpecification {
  Dimensions?: Value<Array<Value<ScalingPolicy_MetricDimension>>>;
  MetricName?: Value<string>;
  Metrics?: Value<Array<Value<ScalingPolicy_TargetTrackingMetricDataQuery>>>;
  Namespace?: Value<string>;
  Statistic?: Value<string>;
  Unit?: Value<string>;
}
export interface ScalingPolicy_MetricDimension {
  Name: Value<string>;
  Value: Value<string>;
}
export interface ScalingPolicy_PredefinedMetricSpecification {
  PredefinedMetricType: Value<string>;
  ResourceLabel?: Value<string>;
}
export interface ScalingPolicy_PredictiveScalingCustomizedCapacityMetric {
  MetricDataQueries: Value<Array<Value<ScalingPolicy_PredictiveScalingMetricDataQuery>>>;
}
export interface ScalingPolicy_PredictiveScalingCustomizedLoadMetric {
  MetricDataQueries: Value<Array<Value<ScalingPolicy_PredictiveScalingMetricDataQuery>>>;
}
export interface ScalingPolicy_PredictiveScalingCustomizedScalingMetric {
  MetricDataQueries: Value<Array<Value<ScalingPolicy_PredictiveScalingMetricDataQuery>>>;
}
export interface ScalingPolicy_PredictiveScalingMetric {
  Dimensions?: Value<Array<Value<ScalingPolicy_PredictiveScalingMetricDimension>>>;
  MetricName?: Value<string>;
  Namespace?: Value<string>;
}
export interface ScalingPolicy_PredictiveScalingMetricDataQuery {
  Expression?: Value<string>;
  Id?: Value<string>;
  Label?: Value<string>;
  MetricStat?: Value<ScalingPolicy_PredictiveScalingMetricStat>;
  ReturnData?: Value<boolean>;
}
export interface ScalingPolicy_PredictiveScalingMetricDimension {
  Name?: Value<string>;
  Value?: Value<string>;
}
export interface ScalingPolicy_PredictiveScalingMetricSpecification {
  CustomizedCapacityMetricSpecification?: Value<ScalingPolicy_PredictiveScalingCustomizedCapacityMetric>;
  CustomizedLoadMetricSpecification?: Value<ScalingPolicy_PredictiveScalingCustomizedLoadMetric>;
  CustomizedScalingMetricSpecification?: Value<ScalingPolicy_PredictiveScalingCustomizedScalingMetric>;
  PredefinedLoadMetricSpecification?: Value<ScalingPolicy_PredictiveScalingPredefinedLoadMetric>;
  PredefinedMetricPairSpecification?: Value<ScalingPolicy_PredictiveScalingPredefinedMetricPair>;
  PredefinedScalingMetricSpecification?: Value<ScalingPolicy_PredictiveScalingPredefinedScalingMetric>;
  TargetValue: Value<number>;
}
export interface ScalingPolicy_PredictiveScalingMetricStat {
  Metric?: Value<ScalingPolicy_PredictiveScalingMetric>;
  Stat?: Value<string>;
  Unit?: Value<string>;
}
export interface ScalingPolicy_PredictiveScalingPolicyConfiguration {
  MaxCapacityBreachBehavior?: Value<string>;
  MaxCapacityBuffer?: Value<number>;
  MetricSpecifications: Value<Array<Value<ScalingPolicy_PredictiveScalingMetricSpecification>>>;
  Mode?: Value<string>;
  SchedulingBufferTime?: Value<number>;
}
export interface ScalingPolicy_PredictiveScalingPredefinedLoadMetric {
  PredefinedMetricType: Value<string>;
  ResourceLabel?: Value<string>;
}
export interface ScalingPolicy_PredictiveScalingPredefinedMetricPair {
  PredefinedMetricType: Value<string>;
  ResourceLabel?: Value<string>;
}
export interface ScalingPolicy_PredictiveScalingPredefinedScalingMetric {
  PredefinedMetricType: Value<string>;
  ResourceLabel?: Value<string>;
}
export interface ScalingPolicy_StepAdjustment {
  MetricIntervalLowerBound?: Value<number>;
  MetricIntervalUpperBound?: Value<number>;
  ScalingAdjustment: Value<number>;
}
export interface ScalingPolicy_StepScalingPolicyConfiguration {
  AdjustmentType?: Value<string>;
  Cooldown?: Value<number>;
  MetricAggregationType?: Value<string>;
  MinAdjustmentMagnitude?: Value<number>;
  StepAdjustments?: Value<Array<Value<ScalingPolicy_StepAdjustment>>>;
}
export interface ScalingPolicy_TargetTrackingMetric {
  Dimensions?: Value<Array<Value<ScalingPolicy_TargetTrackingMetricDimension>>>;
  MetricName?: Value<string>;
  Namespace?: Value<string>;
}
export interface ScalingPolicy_TargetTrackingMetricDataQuery {
  Expression?: Value<string>;
  Id?: Value<string>;
  Label?: Value<string>;
  MetricStat?: Value<ScalingPolicy_TargetTrackingMetricStat>;
  ReturnData?: Value<boolean>;
}
export interface ScalingPolicy_TargetTrackingMetricDimension {
  Name?: Value<string>;
  Value?: Value<string>;
}
export interface ScalingPolicy_TargetTrackingMetricStat {
  Metric?: Value<ScalingPolicy_TargetTrackingMetric>;
  Stat?: Value<string>;
  Unit?: Value<string>;
}
export interface ScalingPolicy_TargetTrackingScalingPolicyConfiguration {
  CustomizedMetricSpecification?: Value<ScalingPolicy_CustomizedMetricSpecification>;
  DisableScaleIn?: Value<boolean>;
  PredefinedMetricSpecification?: Value<ScalingPolicy_PredefinedMetricSpecification>;
  ScaleInCooldown?: Value<number>;
  ScaleOutCooldown?: Value<number>;
  TargetValue: Value<number>;
}
