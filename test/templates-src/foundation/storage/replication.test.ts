import { propertiesOf } from '../../../support/resolve';
import { deployed } from '../fixture';

const peerBucketArn = 'arn:aws:s3:::transaction-logs-111122223333-use2-test';
const peerKeyArn = 'arn:aws:kms:us-east-2:111122223333:key/peer';

test('in the first pass nothing points at a bucket that is not there yet', () => {
  const region = deployed({ pass: 'first' });

  const bucket = propertiesOf(region, 'TransactionLogBucket');
  const role = propertiesOf(region, 'ReplicationRole');

  expect(bucket).not.toHaveProperty('ReplicationConfiguration');
  expect(role.Policies).toMatchObject([{ PolicyName: 'read-source' }]);
});

test('in the second pass every object is copied to the peer within a measured time', () => {
  const { ReplicationConfiguration } = propertiesOf(
    deployed({ pass: 'second' }),
    'TransactionLogBucket',
  );

  expect(ReplicationConfiguration).toEqual({
    Role: { 'Fn::GetAtt': ['ReplicationRole', 'Arn'] },
    Rules: [
      {
        Id: 'transaction-logs',
        Status: 'Enabled',
        Priority: 1,
        Filter: { Prefix: '' },
        DeleteMarkerReplication: { Status: 'Disabled' },
        SourceSelectionCriteria: {
          SseKmsEncryptedObjects: { Status: 'Enabled' },
          ReplicaModifications: { Status: 'Enabled' },
        },
        Destination: {
          Bucket: peerBucketArn,
          EncryptionConfiguration: { ReplicaKmsKeyID: peerKeyArn },
          ReplicationTime: { Status: 'Enabled', Time: { Minutes: 15 } },
          Metrics: { Status: 'Enabled', EventThreshold: { Minutes: 15 } },
        },
      },
    ],
  });
});

test('S3 may read here and write there, with each key for its own bucket only', () => {
  const { Policies } = propertiesOf(deployed({ pass: 'second' }), 'ReplicationRole');

  const bucketArn = 'arn:aws:s3:::transaction-logs-111122223333-use1-test';
  expect(Policies).toMatchObject([
    {
      PolicyDocument: {
        Statement: [
          { Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'], Resource: bucketArn },
          { Resource: `${bucketArn}/*` },
          {
            Action: 'kms:Decrypt',
            Resource: { 'Fn::GetAtt': ['EncryptionKey', 'Arn'] },
            Condition: {
              StringEquals: {
                'kms:ViaService': 's3.us-east-1.amazonaws.com',
                'kms:EncryptionContext:aws:s3:arn': bucketArn,
              },
            },
          },
        ],
      },
    },
    {
      PolicyDocument: {
        Statement: [
          { Resource: `${peerBucketArn}/*` },
          {
            Action: ['kms:Encrypt', 'kms:Decrypt'],
            Resource: peerKeyArn,
            Condition: {
              StringEquals: {
                'kms:ViaService': 's3.us-east-2.amazonaws.com',
                'kms:EncryptionContext:aws:s3:arn': peerBucketArn,
              },
            },
          },
        ],
      },
    },
  ]);
});
