import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import { deny, type PolicyStatement, policy } from '../../cfn/policy';
import type * as kms from '../../cfn/resources/kms.gen';
import * as s3 from '../../cfn/resources/s3.gen';
import type { Template } from '../../cfn/template';

/** Parts of an upload that was never finished cost like objects and are listed nowhere. */
const UNFINISHED_UPLOAD_DAYS = 7;

/** PCI DSS 4.0, 10.5.1 asks for twelve months of audit logs; a month on top to look back in. */
export const AUDIT_LOG_DAYS = 400;

/** What all buckets have in common: private, versioned, owned by this account whoever writes. */
export const privateBucket = {
  VersioningConfiguration: { Status: 'Enabled' },
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  },
  OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
} as const satisfies s3.BucketProperties;

/** Objects encrypted with the region's key; a bucket key saves a request to KMS per object. */
export function encryptedWith(key: HandleOf<kms.Key>): s3.Bucket_BucketEncryption {
  return {
    ServerSideEncryptionConfiguration: [
      {
        BucketKeyEnabled: true,
        ServerSideEncryptionByDefault: {
          SSEAlgorithm: 'aws:kms',
          KMSMasterKeyID: key.att('Arn'),
        },
      },
    ],
  };
}

/** The lifecycle rule every bucket has. */
export function cleanUp(noncurrentVersionDays: number): s3.Bucket_Rule {
  return {
    Id: 'clean-up',
    Status: 'Enabled',
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: UNFINISHED_UPLOAD_DAYS },
    NoncurrentVersionExpiration: { NoncurrentDays: noncurrentVersionDays },
  };
}

/** The bucket's policy: nobody without a current TLS, and what `statements` allow. */
export function addBucketPolicy(
  template: Template,
  bucket: HandleOf<s3.Bucket>,
  ...statements: PolicyStatement[]
): HandleOf<s3.BucketPolicy> {
  return template.add(
    `${bucket.id}Policy`,
    new s3.BucketPolicy({
      Bucket: bucket.ref,
      PolicyDocument: policy(
        denyWhen(bucket, 'DenyPlainHttp', { Bool: { 'aws:SecureTransport': 'false' } }),
        // Requests that AWS services make themselves carry no TLS version, and pass.
        denyWhen(bucket, 'DenyOldTls', { NumericLessThan: { 's3:TlsVersion': '1.2' } }),
        ...statements,
      ),
    }),
  );
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html */
function denyWhen(
  bucket: HandleOf<s3.Bucket>,
  sid: string,
  insecure: NonNullable<PolicyStatement['Condition']>,
): PolicyStatement {
  return deny({
    Sid: sid,
    Principal: '*',
    Action: 's3:*',
    Resource: [bucket.att('Arn'), sub`${bucket.att('Arn')}/*`],
    Condition: insecure,
  });
}
