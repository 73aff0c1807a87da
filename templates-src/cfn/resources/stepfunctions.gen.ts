// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface StateMachineProperties {
  Definition?: Value<object | string>;
  DefinitionS3Location?: Value<StateMachine_S3Location>;
  DefinitionString?: Value<string>;
  DefinitionSubstitutions?: Value<Record<string, Value<string | number | boolean>>>;
  EncryptionConfiguration?: Value<StateMachine_EncryptionConfiguration>;
  LoggingConfiguration?: Value<StateMachine_LoggingConfiguration>;
  RoleArn: Value<string>;
  StateMachineName?: Value<string>;
  StateMachineType?: Value<'EXPRESS' | 'STANDARD'>;
  Tags?: Value<Array<Value<StateMachine_TagsEntry>>>;
  TracingConfiguration?: Value<StateMachine_TracingConfiguration>;
}
/** `AWS::StepFunctions::StateMachine` */
export class StateMachine extends CfnResource<StateMachineProperties, 'Arn' | 'Name' | 'StateMachineRevisionId'> {
  constructor(properties: StateMachineProperties) {
    super('AWS::StepFunctions::StateMachine', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface StateMachine_CloudWatchLogsLogGroup {
  LogGroupArn?: Value<string>;
}
export interface StateMachine_EncryptionConfiguration {
  KmsDataKeyReusePeriodSeconds?: Value<number>;
  KmsKeyId?: Value<string>;
  Type: Value<'AWS_OWNED_KEY' | 'CUSTOMER_MANAGED_KMS_KEY'>;
}
export interface StateMachine_LogDestination {
  CloudWatchLogsLogGroup?: Value<StateMachine_CloudWatchLogsLogGroup>;
}
export interface StateMachine_LoggingConfiguration {
  Destinations?: Value<Array<Value<StateMachine_LogDestination>>>;
  IncludeExecutionData?: Value<boolean>;
  Level?: Value<'ALL' | 'ERROR' | 'FATAL' | 'OFF'>;
}
export interface StateMachine_S3Location {
  Bucket: Value<string>;
  Key: Value<string>;
  Version?: Value<string>;
}
export interface StateMachine_TagsEntry {
  Key: Value<string>;
  Value: Value<string>;
}
export interface StateMachine_TracingConfiguration {
  Enabled?: Value<boolean>;
}
