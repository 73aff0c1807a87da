import { S3Client } from '@aws-sdk/client-s3';
import { createBuckets } from '../../../scripts/aws/buckets';
import { callsTo } from '../../../scripts/aws/errors';
import { DEFAULT_ACCOUNT_ID } from '../../../scripts/local-cloud/regions';
import { TestServices } from '../local-cloud/services/test-services';

const artifact = { key: 'templates/a.json', body: Buffer.from('{}'), contentType: 'text/plain' };

/** Buckets of a region with the bucket `artifacts`, for somebody who takes it for an account's. */
function bucketsFor(accountId: string) {
  const services = new TestServices();
  services.region.create('AWS::S3::Bucket', { BucketName: 'artifacts' });
  return createBuckets(
    services.client(S3Client),
    { region: 'us-east-1', accountId: async () => accountId },
    callsTo({ region: 'us-east-1' }),
  );
}

test('an object is uploaded to a bucket of the account, once', async () => {
  const buckets = bucketsFor(DEFAULT_ACCOUNT_ID);

  expect(await buckets.uploadOnce('artifacts', artifact)).toBe('uploaded');
  expect(await buckets.uploadOnce('artifacts', artifact)).toBe('present');
});

test('nothing is uploaded to a bucket that has become somebody else’s', async () => {
  await expect(bucketsFor('444455556666').uploadOnce('artifacts', artifact)).rejects.toMatchObject({
    code: 'DR_ACCESS_DENIED',
  });
});
