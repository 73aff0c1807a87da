import { uuid } from '../../resources/identifiers';
import { findResource } from '../../resources/store';
import { AwsError, type Service, type ServiceContext } from '../../service';
import { KEPT_MESSAGES, openSns } from './sns-state';

interface PublishInput {
  readonly TopicArn?: string | undefined;
  readonly Subject?: string | undefined;
  readonly Message?: string | undefined;
}

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html: ASCII without line breaks, at most 100 characters. */
const SUBJECT = /^[\x20-\x7e]{1,100}$/;
const MAX_MESSAGE_BYTES = 262_144;

function publish(context: ServiceContext, input: PublishInput): Record<string, unknown> {
  const { TopicArn: topicArn = '', Subject: subject, Message: message = '' } = input;
  if (topicArn.split(':')[3] !== context.region) {
    throw new AwsError('InvalidParameter', 'Invalid parameter: TopicArn', 400);
  }
  if (findResource(context, 'AWS::SNS::Topic', topicArn) === undefined) {
    throw new AwsError('NotFound', 'Topic does not exist', 404);
  }
  if (subject !== undefined && !SUBJECT.test(subject)) {
    throw new AwsError('InvalidParameter', 'Invalid parameter: Subject', 400);
  }
  if (message === '') {
    throw new AwsError('InvalidParameter', 'Invalid parameter: Empty message', 400);
  }
  if (Buffer.byteLength(message) > MAX_MESSAGE_BYTES) {
    throw new AwsError('InvalidParameter', 'Invalid parameter: Message too long', 400);
  }
  const messageId = uuid(context.state);
  const { messages } = openSns(context.state, context.region);
  messages.push({ messageId, topicArn, subject, message, atMs: context.nowMs });
  messages.splice(0, Math.max(0, messages.length - KEPT_MESSAGES));
  return { MessageId: messageId };
}

export const sns: Service = { Publish: publish };
