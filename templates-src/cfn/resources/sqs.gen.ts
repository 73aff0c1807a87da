// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface QueueProperties {
  ContentBasedDeduplication?: Value<boolean>;
  DeduplicationScope?: Value<string>;
  DelaySeconds?: Value<number>;
  FifoQueue?: Value<boolean>;
  FifoThroughputLimit?: Value<string>;
  KmsDataKeyReusePeriodSeconds?: Value<number>;
  KmsMasterKeyId?: Value<string>;
  MaximumMessageSize?: Value<number>;
  MessageRetentionPeriod?: Value<number>;
  QueueName?: Value<string>;
  ReceiveMessageWaitTimeSeconds?: Value<number>;
  RedriveAllowPolicy?: Value<object | string | string>;
  RedrivePolicy?: Value<object | string | string>;
  SqsManagedSseEnabled?: Value<boolean>;
  Tags?: Value<Array<Value<Queue_Tag>>>;
  VisibilityTimeout?: Value<number>;
}
/** `AWS::SQS::Queue` */
export class Queue extends CfnResource<QueueProperties, 'Arn' | 'QueueName' | 'QueueUrl'> {
  constructor(properties: QueueProperties = {}) {
    super('AWS::SQS::Queue', properties, { stateful: true, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Queue_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface QueuePolicyProperties {
  PolicyDocument: Value<object | string | string>;
  Queues: Value<Array<Value<string>>>;
}
/** `AWS::SQS::QueuePolicy` */
export class QueuePolicy extends CfnResource<QueuePolicyProperties, 'Id'> {
  constructor(properties: QueuePolicyProperties) {
    super('AWS::SQS::QueuePolicy', properties, { stateful: false });
  }
}
