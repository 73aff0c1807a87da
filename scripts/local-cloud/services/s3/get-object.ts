import type { GetObjectCommandInput, HeadObjectCommandInput } from '@aws-sdk/client-s3';
import { AwsError, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { requireBucket, requireBucketForHead } from './buckets';
import {
  type ObjectBody,
  type ObjectVersion,
  type StoredObject,
  versionsOf,
} from './object-versions';

export function getObject(
  context: ServiceContext,
  input: GetObjectCommandInput,
): Record<string, unknown> {
  const bucket = requireBucket(context, input.Bucket);
  const version = findVersion(bucket, input.Key, input.VersionId);
  if (version === undefined) {
    throw input.VersionId === undefined
      ? new AwsError('NoSuchKey', 'The specified key does not exist.', 404)
      : new AwsError('NoSuchVersion', 'The specified version does not exist.', 404);
  }
  if (version.kind === 'deleteMarker') {
    throw input.VersionId === undefined
      ? new AwsError('NoSuchKey', 'The specified key does not exist.', 404)
      : new AwsError(
          'MethodNotAllowed',
          'The specified method is not allowed against this resource.',
          405,
        );
  }
  return { ...describe(version), Body: readBody(context, version.body) };
}

export function headObject(
  context: ServiceContext,
  input: HeadObjectCommandInput,
): Record<string, unknown> {
  const bucket = requireBucketForHead(context, input.Bucket, input.ExpectedBucketOwner);
  const version = findVersion(bucket, input.Key, input.VersionId);
  if (version === undefined || version.kind === 'deleteMarker') {
    throw new AwsError('NotFound', 'UnknownError', 404);
  }
  return describe(version);
}

function findVersion(
  bucket: StoredResource,
  key: string | undefined,
  versionId: string | undefined,
): ObjectVersion | undefined {
  return versionsOf(bucket).find(
    (version) =>
      version.key === key && (versionId === undefined || version.versionId === versionId),
  );
}

function describe(version: StoredObject): Record<string, unknown> {
  return {
    ETag: `"${version.etag}"`,
    ContentLength: version.sizeBytes,
    ContentType: version.contentType ?? 'application/octet-stream',
    LastModified: new Date(version.lastModifiedMs),
    Metadata: version.metadata ?? {},
    ...(version.versionId !== 'null' && { VersionId: version.versionId }),
  };
}

function readBody(context: ServiceContext, body: ObjectBody): Uint8Array {
  return 'text' in body ? new TextEncoder().encode(body.text) : context.blobs.get(body.blobKey);
}
