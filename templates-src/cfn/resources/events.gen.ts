// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface RuleProperties {
  Description?: Value<string>;
  EventBusName?: Value<string>;
  EventPattern?: Value<string | object | string>;
  Name?: Value<string>;
  RoleArn?: Value<string>;
  ScheduleExpression?: Value<string>;
  State?: Value<'DISABLED' | 'ENABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'>;
  Tags?: Value<Array<Value<Rule_Tag>>>;
  Targets?: Value<Array<Value<Rule_Target>>>;
}
/** `AWS::Events::Rule` */
export class Rule extends CfnResource<RuleProperties, 'Arn' | 'RuleName'> {
  constructor(properties: RuleProperties = {}) {
    super('AWS::Events::Rule', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Rule_AppSyncParameters {
  GraphQLOperation: Value<string>;
}
export interface Rule_AwsVpcConfiguration {
  AssignPublicIp?: Value<string>;
  SecurityGroups?: Value<Array<Value<string>>>;
  Subnets: Value<Array<Value<string>>>;
}
export interface Rule_BatchArrayProperties {
  Size?: Value<number>;
}
export interface Rule_BatchParameters {
  ArrayProperties?: Value<Rule_BatchArrayProperties>;
  JobDefinition: Value<string>;
  JobName: Value<string>;
  RetryStrategy?: Value<Rule_BatchRetryStrategy>;
}
export interface Rule_BatchRetryStrategy {
  Attempts?: Value<number>;
}
export interface Rule_CapacityProviderStrategyItem {
  Base?: Value<number>;
  CapacityProvider: Value<string>;
  Weight?: Value<number>;
}
export interface Rule_DeadLetterConfig {
  Arn?: Value<string>;
}
export interface Rule_EcsParameters {
  CapacityProviderStrategy?: Value<Array<Value<Rule_CapacityProviderStrategyItem>>>;
  EnableECSManagedTags?: Value<boolean>;
  EnableExecuteCommand?: Value<boolean>;
  Group?: Value<string>;
  LaunchType?: Value<string>;
  NetworkConfiguration?: Value<Rule_NetworkConfiguration>;
  PlacementConstraints?: Value<Array<Value<Rule_PlacementConstraint>>>;
  PlacementStrategies?: Value<Array<Value<Rule_PlacementStrategy>>>;
  PlatformVersion?: Value<string>;
  PropagateTags?: Value<string>;
  ReferenceId?: Value<string>;
  TagList?: Value<Array<Value<Rule_Tag>>>;
  TaskCount?: Value<number>;
  TaskDefinitionArn: Value<string>;
}
export interface Rule_HttpParameters {
  HeaderParameters?: Value<Record<string, Value<string>>>;
  PathParameterValues?: Value<Array<Value<string>>>;
  QueryStringParameters?: Value<Record<string, Value<string>>>;
}
export interface Rule_InputTransformer {
  InputPathsMap?: Value<Record<string, Value<string>>>;
  InputTemplate: Value<string>;
}
export interface Rule_KinesisParameters {
  PartitionKeyPath: Value<string>;
}
export interface Rule_NetworkConfiguration {
  AwsVpcConfiguration?: Value<Rule_AwsVpcConfiguration>;
}
export interface Rule_PlacementConstraint {
  Expression?: Value<string>;
  Type?: Value<string>;
}
export interface Rule_PlacementStrategy {
  Field?: Value<string>;
  Type?: Value<string>;
}
export interface Rule_RedshiftDataParameters {
  Database: Value<string>;
  DbUser?: Value<string>;
  SecretManagerArn?: Value<string>;
  Sql?: Value<string>;
  Sqls?: Value<Array<Value<string>>>;
  StatementName?: Value<string>;
  WithEvent?: Value<boolean>;
}
export interface Rule_RetryPolicy {
  MaximumEventAgeInSeconds?: Value<number>;
  MaximumRetryAttempts?: Value<number>;
}
export interface Rule_RunCommandParameters {
  RunCommandTargets: Value<Array<Value<Rule_RunCommandTarget>>>;
}
export interface Rule_RunCommandTarget {
  Key: Value<string>;
  Values: Value<Array<Value<string>>>;
}
export interface Rule_SageMakerPipelineParameter {
  Name: Value<string>;
  Value: Value<string>;
}
export interface Rule_SageMakerPipelineParameters {
  PipelineParameterList?: Value<Array<Value<Rule_SageMakerPipelineParameter>>>;
}
export interface Rule_SqsParameters {
  MessageGroupId: Value<string>;
}
export interface Rule_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
export interface Rule_Target {
  AppSyncParameters?: Value<Rule_AppSyncParameters>;
  Arn: Value<string>;
  BatchParameters?: Value<Rule_BatchParameters>;
  DeadLetterConfig?: Value<Rule_DeadLetterConfig>;
  EcsParameters?: Value<Rule_EcsParameters>;
  HttpParameters?: Value<Rule_HttpParameters>;
  Id: Value<string>;
  Input?: Value<string>;
  InputPath?: Value<string>;
  InputTransformer?: Value<Rule_InputTransformer>;
  KinesisParameters?: Value<Rule_KinesisParameters>;
  RedshiftDataParameters?: Value<Rule_RedshiftDataParameters>;
  RetryPolicy?: Value<Rule_RetryPolicy>;
  RoleArn?: Value<string>;
  RunCommandParameters?: Value<Rule_RunCommandParameters>;
  SageMakerPipelineParameters?: Value<Rule_SageMakerPipelineParameters>;
  SqsParameters?: Value<Rule_SqsParameters>;
}
