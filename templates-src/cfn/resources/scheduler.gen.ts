// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface ScheduleProperties {
  Description?: Value<string>;
  EndDate?: Value<string>;
  FlexibleTimeWindow: Value<Schedule_FlexibleTimeWindow>;
  GroupName?: Value<string>;
  KmsKeyArn?: Value<string>;
  Name?: Value<string>;
  ScheduleExpression: Value<string>;
  ScheduleExpressionTimezone?: Value<string>;
  StartDate?: Value<string>;
  State?: Value<'DISABLED' | 'ENABLED'>;
  Target: Value<Schedule_Target>;
}
/** `AWS::Scheduler::Schedule` */
export class Schedule extends CfnResource<ScheduleProperties, 'Arn'> {
  constructor(properties: ScheduleProperties) {
    super('AWS::Scheduler::Schedule', properties, { stateful: false });
  }
}
export interface Schedule_AwsVpcConfiguration {
  AssignPublicIp?: Value<'DISABLED' | 'ENABLED'>;
  SecurityGroups?: Value<Array<Value<string>>>;
  Subnets: Value<Array<Value<string>>>;
}
export interface Schedule_CapacityProviderStrategyItem {
  Base?: Value<number>;
  CapacityProvider: Value<string>;
  Weight?: Value<number>;
}
export interface Schedule_DeadLetterConfig {
  Arn?: Value<string>;
}
export interface Schedule_EcsParameters {
  CapacityProviderStrategy?: Value<Array<Value<Schedule_CapacityProviderStrategyItem>>>;
  EnableECSManagedTags?: Value<boolean>;
  EnableExecuteCommand?: Value<boolean>;
  Group?: Value<string>;
  LaunchType?: Value<'EC2' | 'EXTERNAL' | 'FARGATE'>;
  NetworkConfiguration?: Value<Schedule_NetworkConfiguration>;
  PlacementConstraints?: Value<Array<Value<Schedule_PlacementConstraint>>>;
  PlacementStrategy?: Value<Array<Value<Schedule_PlacementStrategy>>>;
  PlatformVersion?: Value<string>;
  PropagateTags?: Value<'TASK_DEFINITION'>;
  ReferenceId?: Value<string>;
  Tags?: Value<Array<Value<Record<string, Value<string>>>>>;
  TaskCount?: Value<number>;
  TaskDefinitionArn: Value<string>;
}
export interface Schedule_EventBridgeParameters {
  DetailType: Value<string>;
  Source: Value<string>;
}
export interface Schedule_FlexibleTimeWindow {
  MaximumWindowInMinutes?: Value<number>;
  Mode: Value<'FLEXIBLE' | 'OFF'>;
}
export interface Schedule_KinesisParameters {
  PartitionKey: Value<string>;
}
export interface Schedule_NetworkConfiguration {
  AwsvpcConfiguration?: Value<Schedule_AwsVpcConfiguration>;
}
export interface Schedule_PlacementConstraint {
  Expression?: Value<string>;
  Type?: Value<'distinctInstance' | 'memberOf'>;
}
export interface Schedule_PlacementStrategy {
  Field?: Value<string>;
  Type?: Value<'binpack' | 'random' | 'spread'>;
}
export interface Schedule_RetryPolicy {
  MaximumEventAgeInSeconds?: Value<number>;
  MaximumRetryAttempts?: Value<number>;
}
export interface Schedule_SageMakerPipelineParameter {
  Name: Value<string>;
  Value: Value<string>;
}
export interface Schedule_SageMakerPipelineParameters {
  PipelineParameterList?: Value<Array<Value<Schedule_SageMakerPipelineParameter>>>;
}
export interface Schedule_SqsParameters {
  MessageGroupId?: Value<string>;
}
export interface Schedule_Target {
  Arn: Value<string>;
  DeadLetterConfig?: Value<Schedule_DeadLetterConfig>;
  EcsParameters?: Value<Schedule_EcsParameters>;
  EventBridgeParameters?: Value<Schedule_EventBridgeParameters>;
  Input?: Value<string>;
  KinesisParameters?: Value<Schedule_KinesisParameters>;
  RetryPolicy?: Value<Schedule_RetryPolicy>;
  RoleArn: Value<string>;
  SageMakerPipelineParameters?: Value<Schedule_SageMakerPipelineParameters>;
  SqsParameters?: Value<Schedule_SqsParameters>;
}

export interface ScheduleGroupProperties {
  Name?: Value<string>;
  Tags?: Value<Array<Value<ScheduleGroup_Tag>>>;
}
/** `AWS::Scheduler::ScheduleGroup` */
export class ScheduleGroup extends CfnResource<ScheduleGroupProperties, 'Arn' | 'CreationDate' | 'LastModificationDate' | 'State'> {
  constructor(properties: ScheduleGroupProperties = {}) {
    super('AWS::Scheduler::ScheduleGroup', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface ScheduleGroup_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
