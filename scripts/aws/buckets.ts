import {
  DeleteBucketReplicationCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Artifact, Buckets } from '../engine/ports';
import { emptyBucket, ignoringMissingBucket } from './empty-bucket';
import type { Call } from './errors';

/**
 * S3 in one region, through the SDK. What is uploaded is deployed, so that it is only given to a
 * bucket of this account: a bucket's name can be anybody's once its bucket is deleted.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
 */
export function createBuckets(
  client: S3Client,
  { region, accountId }: { readonly region: string; readonly accountId: () => Promise<string> },
  callAws: Call,
): Buckets {
  const call: Call = (action, send) => callAws(`s3:${action}`, send);

  return {
    uploadOnce: async (bucket, artifact) => {
      const place = { Bucket: bucket, ExpectedBucketOwner: await accountId(), Key: artifact.key };
      if (await call('GetObject', () => exists(client, place))) {
        return 'present';
      }
      await call('PutObject', () => upload(client, place, artifact));
      return 'uploaded';
    },
    // CloudFormation reads templates through S3 whatever endpoint this process uses, and
    // wants S3's own host: TemplateURL must point at a bucket.
    objectUrl: (bucket, key) => `https://${bucket}.s3.${region}.amazonaws.com/${key}`,
    stopReplication: async (bucket) => {
      await call('PutReplicationConfiguration', () =>
        ignoringMissingBucket(() =>
          client.send(new DeleteBucketReplicationCommand({ Bucket: bucket })),
        ),
      );
    },
    empty: (bucket, pace) => emptyBucket(client, call, bucket, pace),
  };
}

interface ObjectPlace {
  readonly Bucket: string;
  readonly ExpectedBucketOwner: string;
  readonly Key: string;
}

async function exists(client: S3Client, place: ObjectPlace): Promise<boolean> {
  try {
    await client.send(new HeadObjectCommand(place));
    return true;
  } catch (error) {
    // HeadObject answers without a body, so that the SDK knows the status and no more.
    if (error instanceof Error && (error.name === 'NotFound' || error.name === 'NoSuchKey')) {
      return false;
    }
    throw error;
  }
}

async function upload(
  client: S3Client,
  place: ObjectPlace,
  { body, contentType }: Artifact,
): Promise<void> {
  await client.send(new PutObjectCommand({ ...place, Body: body, ContentType: contentType }));
}
