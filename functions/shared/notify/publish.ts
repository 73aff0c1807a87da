import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { type Notification, renderBody, renderSubject } from './notification';

export interface Notifier {
  readonly sns: Pick<SNSClient, 'send'>;
  readonly topicArn: string;
}

/** Tells the region's topic. Rejects when SNS does; whoever calls decides whether that matters. */
export async function publish(
  { sns, topicArn }: Notifier,
  notification: Notification,
): Promise<void> {
  await sns.send(
    new PublishCommand({
      TopicArn: topicArn,
      Subject: renderSubject(notification),
      Message: renderBody(notification),
    }),
  );
}
