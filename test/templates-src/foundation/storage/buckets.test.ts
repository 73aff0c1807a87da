import { propertiesOf, resourcesOfType } from '../../../support/resolve';
import { deployed } from '../fixture';

const buckets = ['TransactionLogBucket', 'AccessLogBucket', 'ArtifactBucket'];

test('these are all buckets there are', () => {
  const ids = resourcesOfType(deployed(), 'AWS::S3::Bucket').keys();

  expect(new Set(ids)).toEqual(new Set(buckets));
});

test.each(buckets)('%s is versioned, private, and owns what is put into it', (id) => {
  expect(propertiesOf(deployed(), id)).toMatchObject({
    VersioningConfiguration: { Status: 'Enabled' },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  });
});

test.each(buckets)('%s turns away plain HTTP and old TLS', (id) => {
  const arn = { 'Fn::GetAtt': [id, 'Arn'] };

  const policy = propertiesOf(deployed(), `${id}Policy`);

  const denied = {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn, { 'Fn::Sub': `\${${id}.Arn}/*` }],
  };
  expect(policy).toMatchObject({
    Bucket: { Ref: id },
    PolicyDocument: {
      Statement: expect.arrayContaining([
        expect.objectContaining({
          ...denied,
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
        expect.objectContaining({
          ...denied,
          Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
        }),
      ]),
    },
  });
});

test.each(buckets)('%s forgets unfinished uploads and old versions', (id) => {
  const { LifecycleConfiguration } = propertiesOf(deployed(), id);

  expect(LifecycleConfiguration).toMatchObject({
    Rules: expect.arrayContaining([
      expect.objectContaining({
        Status: 'Enabled',
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        NoncurrentVersionExpiration: { NoncurrentDays: expect.any(Number) },
      }),
    ]),
  });
});

test.each(['TransactionLogBucket', 'ArtifactBucket'])(
  "%s encrypts with the region's key and logs who reads it",
  (id) => {
    const region = deployed();

    expect(propertiesOf(region, id)).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: { 'Fn::GetAtt': ['EncryptionKey', 'Arn'] },
            },
          },
        ],
      },
      LoggingConfiguration: { DestinationBucketName: { Ref: 'AccessLogBucket' } },
    });
    expect(region.Resources[id]?.DependsOn).toEqual(['AccessLogBucketPolicy']);
  },
);

test('access logs use the one encryption that load balancers can write to', () => {
  expect(propertiesOf(deployed(), 'AccessLogBucket').BucketEncryption).toEqual({
    ServerSideEncryptionConfiguration: [
      { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ],
  });
});

test('load balancers and the two other buckets write access logs, each to its own folder', () => {
  const policy = propertiesOf(deployed({ role: 'dr' }), 'AccessLogBucketPolicy');

  expect(policy.PolicyDocument).toMatchObject({
    Statement: expect.arrayContaining([
      expect.objectContaining({
        Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: { 'Fn::Sub': `\${AccessLogBucket.Arn}/alb/AWSLogs/111122223333/*` },
      }),
      expect.objectContaining({
        Principal: { Service: 'logging.s3.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: { 'Fn::Sub': `\${AccessLogBucket.Arn}/buckets/*` },
        Condition: {
          ArnLike: {
            'aws:SourceArn': [
              'arn:aws:s3:::transaction-logs-111122223333-use2-test',
              'arn:aws:s3:::artifacts-111122223333-use2-test',
            ],
          },
          StringEquals: { 'aws:SourceAccount': '111122223333' },
        },
      }),
    ]),
  });
});

test('transaction logs can be read at once for a year and are kept for seven', () => {
  const { LifecycleConfiguration } = propertiesOf(deployed(), 'TransactionLogBucket');

  expect(LifecycleConfiguration).toMatchObject({
    Rules: [
      expect.anything(),
      {
        Transitions: [
          { StorageClass: 'STANDARD_IA', TransitionInDays: 30 },
          { StorageClass: 'GLACIER', TransitionInDays: 400 },
        ],
        ExpirationInDays: 2557,
      },
    ],
  });
});
