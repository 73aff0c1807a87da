import {
  DeleteObjectsCommand,
  type DeleteObjectsCommandOutput,
  ListObjectVersionsCommand,
  type ObjectIdentifier,
  type S3Client,
} from '@aws-sdk/client-s3';
import { DrError } from '../engine/errors';
import type { Pace } from '../engine/ports';
import type { Call } from './errors';

/**
 * What S3 reports for single objects of a request that succeeded as a whole, so that the SDK
 * doesn't try again: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
const PASSING: ReadonlySet<string | undefined> = new Set([
  'InternalError',
  'ServiceUnavailable',
  'SlowDown',
]);

/** Waits between tries that got nothing more deleted; after the last one it is given up. */
const BACK_OFF_MS = [1_000, 2_000, 4_000, 8_000, 16_000, 32_000] as const;

/**
 * By version id, so that nothing is left behind a delete marker. A page of
 * versions holds 1,000 at most, as many as one DeleteObjects takes; what was
 * deleted is gone from the next first page (S3 lists consistently).
 *
 * @returns how many versions and delete markers were deleted.
 */
export async function emptyBucket(
  client: S3Client,
  call: Call,
  bucket: string,
  { clock, signal }: Pace,
): Promise<number> {
  let deleted = 0;
  let failuresInARow = 0;
  for (;;) {
    signal.throwIfAborted();
    const objects = await call('ListBucketVersions', () => firstPage(client, bucket));
    if (objects.length === 0) {
      return deleted;
    }
    const errors = await call('DeleteObjectVersion', () => remove(client, bucket, objects));
    deleted += objects.length - errors.length;
    if (errors.length < objects.length) {
      failuresInARow = 0;
    }
    if (errors.length === 0) {
      continue;
    }
    const delayMs = BACK_OFF_MS[failuresInARow];
    if (delayMs === undefined || !errors.every(({ Code }) => PASSING.has(Code))) {
      throw notEmptied(bucket, errors);
    }
    failuresInARow += 1;
    await clock.sleep(delayMs, signal);
  }
}

type DeleteErrors = NonNullable<DeleteObjectsCommandOutput['Errors']>;

async function firstPage(client: S3Client, Bucket: string): Promise<ObjectIdentifier[]> {
  const page = await ignoringMissingBucket(() =>
    client.send(new ListObjectVersionsCommand({ Bucket })),
  );
  return [...(page?.Versions ?? []), ...(page?.DeleteMarkers ?? [])].map(({ Key, VersionId }) => ({
    Key,
    VersionId,
  }));
}

async function remove(
  client: S3Client,
  Bucket: string,
  Objects: ObjectIdentifier[],
): Promise<DeleteErrors> {
  const answer = await ignoringMissingBucket(() =>
    client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } })),
  );
  return answer?.Errors ?? [];
}

function notEmptied(bucket: string, errors: DeleteErrors): DrError {
  // The one that waiting doesn't help is the one to know about.
  const telling = errors.find(({ Code }) => !PASSING.has(Code)) ?? errors[0];
  return new DrError({
    code: 'DR_BUCKET_NOT_EMPTIED',
    message: `${errors.length} objects of ${bucket} could not be deleted: ${telling?.Key}: ${telling?.Message}`,
    nextSteps: [`aws s3api list-object-versions --bucket ${bucket}`],
  });
}

/** A bucket that is gone has nothing left to do. */
export async function ignoringMissingBucket<T>(send: () => Promise<T>): Promise<T | undefined> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchBucket') {
      return undefined;
    }
    throw error;
  }
}
