import { allOf, type Condition, equals, ifElse, not } from '../../cfn/conditions';
import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import { allow, type PolicyStatement, policy, trustService } from '../../cfn/policy';
import { aws, noValue } from '../../cfn/pseudo';
import * as iam from '../../cfn/resources/iam.gen';
import type * as kms from '../../cfn/resources/kms.gen';
import type * as s3 from '../../cfn/resources/s3.gen';
import type { Template } from '../../cfn/template';
import type { Value } from '../../cfn/value';
import { namesIn } from '../../naming';
import { REPLICATION_RULE_ID } from '../../replication';
import type { FoundationParameters } from '../parameters';

/** The only value S3 takes: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html */
const REPLICATION_TIME = { Minutes: 15 };

/** Holds from the second pass on: the peer's bucket has to exist before this one can point at it. */
export function addReplicationCondition(
  template: Template,
  parameters: FoundationParameters,
): Condition {
  return template.condition(
    'ReplicationEnabled',
    allOf(
      not(equals(parameters.PeerTransactionLogBucketArn, '')),
      not(equals(parameters.PeerKeyArn, '')),
    ),
  );
}

/**
 * What S3 copies the transaction logs as. Made in the first pass, so that IAM has
 * long spread it when the bucket names it; the right to write to the peer follows
 * with the peer.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 */
export function addReplicationRole(
  template: Template,
  parameters: FoundationParameters,
  key: HandleOf<kms.Key>,
  enabled: Condition,
): HandleOf<iam.Role> {
  const name = namesIn(parameters);
  return template.add(
    'ReplicationRole',
    new iam.Role({
      RoleName: name('replicationRole'),
      Description: 'S3 copies transaction logs to the other region',
      AssumeRolePolicyDocument: trustService('s3.amazonaws.com'),
      Policies: [
        // By name: the bucket needs the role first.
        readSource(sub`arn:${aws.partition}:s3:::${name('transactionLogBucket')}`, key),
        ifElse<iam.Role_Policy>(enabled, writeDestination(parameters), noValue),
      ],
    }),
  );
}

/**
 * Every object, whichever region wrote it first, with changes to its metadata.
 * Objects that came from the peer don't go back, so the two rules make no loop.
 */
export function replicationToPeer(
  parameters: FoundationParameters,
  role: HandleOf<iam.Role>,
): s3.Bucket_ReplicationConfiguration {
  return {
    Role: role.att('Arn'),
    Rules: [
      {
        Id: REPLICATION_RULE_ID,
        Status: 'Enabled',
        Priority: 1,
        Filter: { Prefix: '' },
        // Logs are only added. A deletion here, by mistake or not, leaves the other copy alone.
        DeleteMarkerReplication: { Status: 'Disabled' },
        SourceSelectionCriteria: {
          SseKmsEncryptedObjects: { Status: 'Enabled' },
          ReplicaModifications: { Status: 'Enabled' },
        },
        Destination: {
          Bucket: parameters.PeerTransactionLogBucketArn,
          EncryptionConfiguration: { ReplicaKmsKeyID: parameters.PeerKeyArn },
          ReplicationTime: { Status: 'Enabled', Time: REPLICATION_TIME },
          Metrics: { Status: 'Enabled', EventThreshold: REPLICATION_TIME },
        },
      },
    ],
  };
}

function readSource(bucketArn: Value<string>, key: HandleOf<kms.Key>): iam.Role_Policy {
  return {
    PolicyName: 'read-source',
    PolicyDocument: policy(
      allow({
        Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
        Resource: bucketArn,
      }),
      allow({
        Action: [
          's3:GetObjectVersionForReplication',
          's3:GetObjectVersionAcl',
          's3:GetObjectVersionTagging',
        ],
        Resource: sub`${bucketArn}/*`,
      }),
      allow({
        Action: 'kms:Decrypt',
        Resource: key.att('Arn'),
        Condition: usedForBucket(bucketArn, aws.region),
      }),
    ),
  };
}

function writeDestination(parameters: FoundationParameters): iam.Role_Policy {
  const { PeerTransactionLogBucketArn, PeerKeyArn, PeerRegion } = parameters;
  return {
    PolicyName: 'write-destination',
    PolicyDocument: policy(
      allow({
        Action: ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags'],
        Resource: sub`${PeerTransactionLogBucketArn}/*`,
      }),
      allow({
        // Decrypt, because S3 checks a bucket key before it uses it.
        Action: ['kms:Encrypt', 'kms:Decrypt'],
        Resource: PeerKeyArn,
        Condition: usedForBucket(PeerTransactionLogBucketArn, PeerRegion),
      }),
    ),
  };
}

/**
 * Through S3, for this bucket. With bucket keys the encryption context is the
 * bucket's ARN, without them it would be the object's.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
function usedForBucket(
  bucketArn: Value<string>,
  region: Value<string>,
): NonNullable<PolicyStatement['Condition']> {
  return {
    StringEquals: {
      'kms:ViaService': sub`s3.${region}.amazonaws.com`,
      'kms:EncryptionContext:aws:s3:arn': bucketArn,
    },
  };
}
