// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface SubscriptionProperties {
  DeliveryPolicy?: Value<object | string | string>;
  Endpoint?: Value<string>;
  FilterPolicy?: Value<object | string | string>;
  FilterPolicyScope?: Value<string>;
  Protocol: Value<string>;
  RawMessageDelivery?: Value<boolean>;
  RedrivePolicy?: Value<object | string | string>;
  Region?: Value<string>;
  ReplayPolicy?: Value<object | string | string>;
  SubscriptionRoleArn?: Value<string>;
  TopicArn: Value<string>;
}
/** `AWS::SNS::Subscription` */
export class Subscription extends CfnResource<SubscriptionProperties, 'Arn'> {
  constructor(properties: SubscriptionProperties) {
    super('AWS::SNS::Subscription', properties, { stateful: false });
  }
}

export interface TopicProperties {
  ArchivePolicy?: Value<object | string>;
  ContentBasedDeduplication?: Value<boolean>;
  DataProtectionPolicy?: Value<object | string>;
  DeliveryStatusLogging?: Value<Array<Value<Topic_LoggingConfig>>>;
  DisplayName?: Value<string>;
  FifoThroughputScope?: Value<string>;
  FifoTopic?: Value<boolean>;
  KmsMasterKeyId?: Value<string>;
  MaximumMessageSize?: Value<number>;
  SignatureVersion?: Value<string>;
  Subscription?: Value<Array<Value<Topic_Subscription>>>;
  Tags?: Value<Array<Value<Topic_Tag>>>;
  TopicName?: Value<string>;
  TracingConfig?: Value<string>;
}
/** `AWS::SNS::Topic` */
export class Topic extends CfnResource<TopicProperties, 'TopicArn' | 'TopicName'> {
  constructor(properties: TopicProperties = {}) {
    super('AWS::SNS::Topic', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Topic_LoggingConfig {
  FailureFeedbackRoleArn?: Value<string>;
  Protocol: Value<'application' | 'firehose' | 'http/s' | 'lambda' | 'sqs'>;
  SuccessFeedbackRoleArn?: Value<string>;
  SuccessFeedbackSampleRate?: Value<string>;
}
export interface Topic_Subscription {
  Endpoint: Value<string>;
  Protocol: Value<string>;
}
export interface Topic_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface TopicPolicyProperties {
  PolicyDocument: Value<object | string | string>;
  Topics: Value<Array<Value<string>>>;
}
/** `AWS::SNS::TopicPolicy` */
export class TopicPolicy extends CfnResource<TopicPolicyProperties, 'Id'> {
  constructor(properties: TopicPolicyProperties) {
    super('AWS::SNS::TopicPolicy', properties, { stateful: false });
  }
}
