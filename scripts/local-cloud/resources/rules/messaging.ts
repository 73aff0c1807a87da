import type { Properties, ResourceContext } from '../../resource-model';
import { arn } from '../arn';
import { notFound } from '../failures';
import { generatedName } from '../generated-name';
import { uuid } from '../identifiers';
import { text } from '../read';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { findResource } from '../store';

/** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
const MAX_TOPIC_NAME_LENGTH = 256;
/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
const MAX_QUEUE_NAME_LENGTH = 80;

const topic: ResourceRules = {
  // A guess.
  seconds: { create: 11, update: 5, delete: 3 },
  identify(context, properties) {
    const name =
      text(properties, 'TopicName') ?? generatedName(context, { maxLength: MAX_TOPIC_NAME_LENGTH });
    const topicArn = arn(context, 'sns', name);
    return { physicalId: topicArn, attributes: { TopicArn: topicArn, TopicName: name } };
  },
};

const subscription: ResourceRules = {
  seconds: { create: 2 },
  require(context, properties) {
    if (
      findResource(context, 'AWS::SNS::Topic', text(properties, 'TopicArn') ?? '') === undefined
    ) {
      throw notFound('Topic does not exist');
    }
  },
  identify(context, properties) {
    const subscriptionArn = `${text(properties, 'TopicArn')}:${uuid(context.state)}`;
    return { physicalId: subscriptionArn, attributes: { Arn: subscriptionArn } };
  },
};

const queue: ResourceRules = {
  // A change of a queue takes up to 60 seconds, and so long a deleted queue's name is taken:
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
  seconds: { create: 60, update: 60, delete: 60 },
  identify(context, properties) {
    const name =
      text(properties, 'QueueName') ?? generatedName(context, { maxLength: MAX_QUEUE_NAME_LENGTH });
    const url = `https://sqs.${context.region}.amazonaws.com/${context.state.accountId}/${name}`;
    return {
      physicalId: url,
      attributes: { QueueUrl: url, QueueName: name, Arn: arn(context, 'sqs', name) },
    };
  },
};

/** A policy on topics or queues has an id of its own and nothing else. */
const policy: ResourceRules = {
  seconds: { create: 2 },
  identify(context: ResourceContext, _properties: Properties) {
    const physicalId = generatedName(context, { maxLength: MAX_TOPIC_NAME_LENGTH });
    return { physicalId, attributes: { Id: physicalId } };
  },
};

export const messagingRules: RulesByType = {
  'AWS::SNS::Topic': topic,
  'AWS::SNS::Subscription': subscription,
  'AWS::SNS::TopicPolicy': policy,
  'AWS::SQS::Queue': queue,
  'AWS::SQS::QueuePolicy': policy,
};
