import {
  DeleteBucketReplicationCommand,
  DeleteObjectsCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { DrError } from '../engine/errors';
import type { Artifact, Buckets } from '../engine/ports';
import { calling } from './errors';

/** S3 in one region, through the SDK. */
export function createBuckets(client: S3Client, region: string): Buckets {
  const call = <T>(action: string, send: () => Promise<T>) =>
    calling({ action: `s3:${action}`, region }, send);

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
    empty: (bucket) =>
      call('DeleteObjectVersion', async () => {
        return (await ignoringMissingBucket(() => deleteEveryVersion(client, bucket))) ?? 0;
      }),
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

/**
 * By version id, so that nothing is left behind a delete marker. A page of
 * versions holds 1,000 at most, as many as one DeleteObjects takes; what was
 * deleted is gone from the next first page (S3 lists consistently).
 */
async function deleteEveryVersion(client: S3Client, bucket: string): Promise<number> {
  let deleted = 0;
  for (;;) {
    const page = await client.send(new ListObjectVersionsCommand({ Bucket: bucket }));
    const objects = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map(
      ({ Key, VersionId }) => ({ Key, VersionId }),
    );
    if (objects.length === 0) {
      return deleted;
    }
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: objects, Quiet: true } }),
    );
    const [first] = Errors;
    if (first !== undefined) {
      throw new DrError({
        code: 'DR_BUCKET_NOT_EMPTIED',
        message: `${Errors.length} objects of ${bucket} could not be deleted: ${first.Key}: ${first.Message}`,
        nextSteps: [`aws s3api list-object-versions --bucket ${bucket}`],
      });
    }
    deleted += objects.length;
  }
}

async function ignoringMissingBucket<T>(send: () => Promise<T>): Promise<T | undefined> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchBucket') {
      return undefined;
    }
    throw error;
  }
}
