import { propertiesOf } from '../../support/resolve';
import { deployed } from './fixture';

test('alarms, database events and rules of this account publish, and only they', () => {
  const { PolicyDocument } = propertiesOf(deployed(), 'NotificationTopicPolicy');

  const { Statement } = PolicyDocument as { Statement: { Effect: string; Principal: unknown }[] };
  const publishers = Statement.filter(({ Effect }) => Effect === 'Allow');
  expect(publishers).toMatchObject([
    {
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: {
        ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:us-east-1:111122223333:alarm:*' },
      },
    },
    {
      Principal: { Service: 'events.rds.amazonaws.com' },
      Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:rds:us-east-1:111122223333:*' } },
    },
    {
      Principal: { Service: 'events.amazonaws.com' },
    },
  ]);
});

test('EventBridge publishes without a condition, which its requests would not meet', () => {
  const { PolicyDocument } = propertiesOf(deployed(), 'NotificationTopicPolicy');

  const { Statement } = PolicyDocument as { Statement: { Sid?: string }[] };
  const publishing = Statement.find(({ Sid }) => Sid === 'PublishByEventBridge');
  expect(publishing).toBeDefined();
  expect(publishing).not.toHaveProperty('Condition');
});

test('nobody publishes over plain HTTP', () => {
  const { PolicyDocument } = propertiesOf(deployed(), 'NotificationTopicPolicy');

  expect(PolicyDocument).toMatchObject({
    Statement: expect.arrayContaining([
      expect.objectContaining({
        Effect: 'Deny',
        Principal: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    ]),
  });
});

test("messages lie encrypted with the region's key", () => {
  expect(propertiesOf(deployed(), 'NotificationTopic').KmsMasterKeyId).toEqual({
    'Fn::GetAtt': ['EncryptionKey', 'Arn'],
  });
});

test('an address is subscribed when there is one', () => {
  const withAddress = deployed({ choices: { notificationEmail: 'on-call@example.com' } });
  const without = deployed({ choices: { notificationEmail: '' } });

  expect(propertiesOf(withAddress, 'NotificationEmailSubscription')).toMatchObject({
    Protocol: 'email',
    Endpoint: 'on-call@example.com',
  });
  expect(without.Resources).not.toHaveProperty('NotificationEmailSubscription');
});
