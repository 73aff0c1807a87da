// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface LogGroupProperties {
  BearerTokenAuthenticationEnabled?: Value<boolean>;
  DataProtectionPolicy?: Value<object | string>;
  DeletionProtectionEnabled?: Value<boolean>;
  FieldIndexPolicies?: Value<Array<Value<object | string>>>;
  KmsKeyId?: Value<string>;
  LogGroupClass?: Value<'DELIVERY' | 'INFREQUENT_ACCESS' | 'STANDARD'>;
  LogGroupName?: Value<string>;
  ResourcePolicyDocument?: Value<object | string>;
  RetentionInDays?: Value<number>;
  Tags?: Value<Array<Value<LogGroup_Tag>>>;
}
/** `AWS::Logs::LogGroup` */
export class LogGroup extends CfnResource<LogGroupProperties, 'Arn'> {
  constructor(properties: LogGroupProperties = {}) {
    super('AWS::Logs::LogGroup', properties, { stateful: true, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface LogGroup_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface MetricFilterProperties {
  ApplyOnTransformedLogs?: Value<boolean>;
  EmitSystemFieldDimensions?: Value<Array<Value<string>>>;
  FieldSelectionCriteria?: Value<string>;
  FilterName?: Value<string>;
  FilterPattern: Value<string>;
  LogGroupName: Value<string>;
  MetricTransformations: Value<Array<Value<MetricFilter_MetricTransformation>>>;
}
/** `AWS::Logs::MetricFilter` */
export class MetricFilter extends CfnResource<MetricFilterProperties, never> {
  constructor(properties: MetricFilterProperties) {
    super('AWS::Logs::MetricFilter', properties, { stateful: false });
  }
}
export interface MetricFilter_Dimension {
  Key: Value<string>;
  Value: Value<string>;
}
export interface MetricFilter_MetricTransformation {
  DefaultValue?: Value<number>;
  Dimensions?: Value<Array<Value<MetricFilter_Dimension>>>;
  MetricName: Value<string>;
  MetricNamespace: Value<string>;
  MetricValue: Value<string>;
  Unit?: Value<'Bits' | 'Bits/Second' | 'Bytes' | 'Bytes/Second' | 'Count' | 'Count/Second' | 'Gigabits' | 'Gigabits/Second' | 'Gigabytes' | 'Gigabytes/Second' | 'Kilobits' | 'Kilobits/Second' | 'Kilobytes' | 'Kilobytes/Second' | 'Megabits' | 'Megabits/Second' | 'Megabytes' | 'Megabytes/Second' | 'Microseconds' | 'Milliseconds' | 'None' | 'Percent' | 'Seconds' | 'Terabits' | 'Terabits/Second' | 'Terabytes' | 'Terabytes/Second'>;
}

export interface ResourcePolicyProperties {
  PolicyDocument: Value<string | object | string>;
  PolicyName: Value<string>;
}
/** `AWS::Logs::ResourcePolicy` */
export class ResourcePolicy extends CfnResource<ResourcePolicyProperties, never> {
  constructor(properties: ResourcePolicyProperties) {
    super('AWS::Logs::ResourcePolicy', properties, { stateful: false });
  }
}
