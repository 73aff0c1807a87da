import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import { allow, type PolicyStatement } from '../../cfn/policy';
import { aws } from '../../cfn/pseudo';
import * as s3 from '../../cfn/resources/s3.gen';
import type { Template } from '../../cfn/template';
import type { Value } from '../../cfn/value';
import { namesIn } from '../../naming';
import type { FoundationParameters } from '../parameters';
import { accessLogPrefixes } from './access-log-prefixes';
import { AUDIT_LOG_DAYS, addBucketPolicy, cleanUp, privateBucket } from './bucket';

export interface AccessLogBucket {
  readonly bucket: HandleOf<s3.Bucket>;
  /** Before a bucket may log here, this has to let S3 write. */
  readonly policy: HandleOf<s3.BucketPolicy>;
}

/**
 * Who asked the load balancer and the other buckets for what.
 *
 * Encrypted with S3's own keys and not with ours: load balancers write to no other
 * bucket, and fail without a word.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export function addAccessLogBucket(
  template: Template,
  parameters: FoundationParameters,
): AccessLogBucket {
  const name = namesIn(parameters);
  const bucket = template.add(
    'AccessLogBucket',
    new s3.Bucket({
      BucketName: name('accessLogBucket'),
      ...privateBucket,
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
        ],
      },
      LifecycleConfiguration: {
        Rules: [cleanUp(30), { Id: 'expire', Status: 'Enabled', ExpirationInDays: AUDIT_LOG_DAYS }],
      },
    }),
    {
      lintExceptions: [
        {
          rule: 'CKV_AWS_18',
          reason: 'A bucket that logs its own access to itself writes a log for every log, forever',
        },
      ],
    },
  );
  const sources = [name('transactionLogBucket'), name('artifactBucket')];
  const policy = addBucketPolicy(
    template,
    bucket,
    writeByLoadBalancers(bucket),
    writeByBuckets(bucket, sources),
  );
  return { bucket, policy };
}

/** Server access logging to the bucket, for a bucket it was told of. */
export function loggingTo(
  { bucket }: AccessLogBucket,
  folder: string,
): s3.Bucket_LoggingConfiguration {
  return {
    DestinationBucketName: bucket.ref,
    LogFilePrefix: `${accessLogPrefixes.buckets}/${folder}/`,
  };
}

/**
 * Load balancers of this account, which the path names. AWS's policy has no condition,
 * so neither has this one: a log that is refused is lost without an error. Same page
 * as above.
 */
function writeByLoadBalancers(bucket: HandleOf<s3.Bucket>): PolicyStatement {
  return allow({
    Sid: 'WriteByLoadBalancers',
    Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: sub`${bucket.att('Arn')}/${accessLogPrefixes.loadBalancer}/AWSLogs/${aws.accountId}/*`,
  });
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
function writeByBuckets(bucket: HandleOf<s3.Bucket>, sources: Value<string>[]): PolicyStatement {
  return allow({
    Sid: 'WriteByBuckets',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: sub`${bucket.att('Arn')}/${accessLogPrefixes.buckets}/*`,
    Condition: {
      // By name: the buckets themselves wait for this policy.
      ArnLike: { 'aws:SourceArn': sources.map((name) => sub`arn:${aws.partition}:s3:::${name}`) },
      StringEquals: { 'aws:SourceAccount': aws.accountId },
    },
  });
}
