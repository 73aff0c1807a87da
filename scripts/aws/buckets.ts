import {
  DeleteBucketReplicationCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Artifact, Buckets } from '../engine/ports';
import { emptyBucket, ignoringMissingBucket } from './empty-bucket';
import type { Call } from './errors';

/** S3 in one region, through the SDK. */
export function createBuckets(client: S3Client, region: string, callAws: Call): Buckets {
  const call: Call = (action, send) => callAws(`s3:${action}`, send);

  return {
    uploadOnce: async (bucket, artifact) => {
      if (await call('GetObject', () => exists(client, bucket, artifact.key))) {
        return 'present';
      }
      await call('PutObject', () => upload(client, bucket, artifact));
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

async function exists(client: S3Client, bucket: string, key: string): Promise<boolean> {
  try {
    await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return true;
  } catch (error) {
    // HeadObject answers without a body, so that the SDK knows the status and no more.
    if (error instanceof Error && (error.name === 'NotFound' || error.name === 'NoSuchKey')) {
      return false;
    }
    throw error;
  }
}

async function upload(client: S3Client, bucket: string, artifact: Artifact): Promise<void> {
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: artifact.key,
      Body: artifact.body,
      ContentType: artifact.contentType,
    }),
  );
}
