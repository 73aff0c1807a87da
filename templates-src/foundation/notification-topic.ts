import { equals, not } from '../cfn/conditions';
import { sub } from '../cfn/functions';
import type { HandleOf } from '../cfn/handle';
import { allow, deny, type PolicyStatement, policy } from '../cfn/policy';
import { aws } from '../cfn/pseudo';
import type * as kms from '../cfn/resources/kms.gen';
import * as sns from '../cfn/resources/sns.gen';
import type { Template } from '../cfn/template';
import { namesIn } from '../naming';
import type { FoundationParameters } from './parameters';

/** Where alarms, database events and failovers of this region report to. */
export function addNotificationTopic(
  template: Template,
  parameters: FoundationParameters,
  key: HandleOf<kms.Key>,
): HandleOf<sns.Topic> {
  const topic = template.add(
    'NotificationTopic',
    new sns.Topic({
      TopicName: namesIn(parameters)('notificationTopic'),
      KmsMasterKeyId: key.att('Arn'),
      // Messages to HTTPS subscribers are signed with SHA256; the default is SHA1:
      // https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
      SignatureVersion: '2',
    }),
  );
  template.add(
    'NotificationTopicPolicy',
    new sns.TopicPolicy({
      Topics: [topic.ref],
      PolicyDocument: policy(
        publishByAlarms(topic),
        publishByRdsEvents(topic),
        publishByEventBridge(topic),
        denyPlainHttp(topic),
      ),
    }),
  );

  const { NotificationEmail } = parameters;
  const hasEmail = template.condition('HasNotificationEmail', not(equals(NotificationEmail, '')));
  // Silent until the recipient follows the link in the mail that SNS sends.
  template.add(
    'NotificationEmailSubscription',
    new sns.Subscription({ TopicArn: topic.ref, Protocol: 'email', Endpoint: NotificationEmail }),
    { when: hasEmail },
  );
  return topic;
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html */
function publishByAlarms(topic: HandleOf<sns.Topic>): PolicyStatement {
  return allow({
    Sid: 'PublishByAlarms',
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Action: 'sns:Publish',
    Resource: topic.ref,
    Condition: {
      ArnLike: {
        'aws:SourceArn': sub`arn:${aws.partition}:cloudwatch:${aws.region}:${aws.accountId}:alarm:*`,
      },
      StringEquals: { 'aws:SourceAccount': aws.accountId },
    },
  });
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Events.GrantingPermissions.html */
function publishByRdsEvents(topic: HandleOf<sns.Topic>): PolicyStatement {
  return allow({
    Sid: 'PublishByRdsEvents',
    Principal: { Service: 'events.rds.amazonaws.com' },
    Action: 'sns:Publish',
    Resource: topic.ref,
    Condition: {
      ArnLike: { 'aws:SourceArn': sub`arn:${aws.partition}:rds:${aws.region}:${aws.accountId}:*` },
      StringEquals: { 'aws:SourceAccount': aws.accountId },
    },
  });
}

/**
 * Without a condition: EventBridge's requests meet none, and what it can't deliver is dropped
 * without a word. "You can't use Condition blocks in Amazon SNS topic policies for EventBridge":
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
 */
function publishByEventBridge(topic: HandleOf<sns.Topic>): PolicyStatement {
  return allow({
    Sid: 'PublishByEventBridge',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sns:Publish',
    Resource: topic.ref,
  });
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html */
function denyPlainHttp(topic: HandleOf<sns.Topic>): PolicyStatement {
  return deny({
    Sid: 'DenyPlainHttp',
    Principal: '*',
    Action: 'sns:Publish',
    Resource: topic.ref,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  });
}
