import { sub } from '../cfn/functions';
import type { HandleOf } from '../cfn/handle';
import { allow, type PolicyStatement, policy } from '../cfn/policy';
import { aws } from '../cfn/pseudo';
import * as kms from '../cfn/resources/kms.gen';
import type { Template } from '../cfn/template';
import { namesIn } from '../naming';
import type { FoundationParameters } from './parameters';

/**
 * The region's own key, for everything it stores. Not a multi-Region key: S3 and
 * Aurora treat each region's key as its own anyway, and a primary that still has
 * replicas can't be deleted.
 */
export function addEncryptionKey(
  template: Template,
  parameters: FoundationParameters,
): HandleOf<kms.Key> {
  const key = template.add(
    'EncryptionKey',
    new kms.Key({
      Description: sub`Payments data at rest, ${parameters.EnvironmentSuffix}`,
      EnableKeyRotation: true,
      // Costs nothing while pending, and what was encrypted with it can't be read once it is gone.
      PendingWindowInDays: 30,
      KeyPolicy: policy(administrationThroughIam(), useByLogs(), useByAlarms(), useByEvents()),
    }),
  );
  template.add(
    'EncryptionKeyAlias',
    new kms.Alias({ AliasName: namesIn(parameters)('key'), TargetKeyId: key.ref }),
  );
  return key;
}

/** In a key policy `*` is this key. */
const THIS_KEY = '*';

/**
 * Lets IAM policies give access: the roles of S3 replication, ECS and Lambda, and
 * whoever deploys, for whom RDS, Secrets Manager, ECR and S3 use the key.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
function administrationThroughIam(): PolicyStatement {
  return allow({
    Sid: 'AdministrationThroughIam',
    Principal: { AWS: sub`arn:${aws.partition}:iam::${aws.accountId}:root` },
    Action: 'kms:*',
    Resource: THIS_KEY,
  });
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function useByLogs(): PolicyStatement {
  return allow({
    Sid: 'UseByLogs',
    Principal: { Service: sub`logs.${aws.region}.amazonaws.com` },
    Action: [
      'kms:Encrypt',
      'kms:Decrypt',
      'kms:ReEncrypt*',
      'kms:GenerateDataKey*',
      'kms:Describe*',
    ],
    Resource: THIS_KEY,
    Condition: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': sub`arn:${aws.partition}:logs:${aws.region}:${aws.accountId}:log-group:*`,
      },
    },
  });
}

/**
 * What a service that publishes to an encrypted topic needs; without it an alarm
 * changes state and nobody is told.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
const PUBLISH_ACTIONS = ['kms:GenerateDataKey*', 'kms:Decrypt'];

function useByAlarms(): PolicyStatement {
  return allow({
    Sid: 'UseByAlarms',
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Action: PUBLISH_ACTIONS,
    Resource: THIS_KEY,
    Condition: { StringEquals: { 'aws:SourceAccount': aws.accountId } },
  });
}

/**
 * No condition on the source: EventBridge's requests to KMS don't carry one (same
 * page), and no page says that those of RDS events do. With a condition that isn't
 * met, every notification would be dropped without an error.
 */
function useByEvents(): PolicyStatement {
  return allow({
    Sid: 'UseByEvents',
    Principal: { Service: ['events.amazonaws.com', 'events.rds.amazonaws.com'] },
    Action: PUBLISH_ACTIONS,
    Resource: THIS_KEY,
  });
}
