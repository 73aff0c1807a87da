import type { DeleteObjectCommandInput, DeleteObjectsCommandInput } from '@aws-sdk/client-s3';
import { AwsError, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { requireBucket } from './buckets';
import { deleteCurrent, deleteVersion } from './object-versions';
import { replicate } from './replication';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
const MAX_KEYS = 1000;

interface Deletion {
  readonly Key: string;
  readonly VersionId?: string;
  readonly DeleteMarker?: true;
  readonly DeleteMarkerVersionId?: string;
}

export function deleteObject(
  context: ServiceContext,
  input: DeleteObjectCommandInput,
): Record<string, unknown> {
  const bucket = requireBucket(context, input.Bucket);
  const deletion = deleteOne(context, bucket, input.Key ?? '', input.VersionId);
  const versionId = deletion.DeleteMarkerVersionId ?? deletion.VersionId;
  return {
    ...(deletion.DeleteMarker && { DeleteMarker: true }),
    ...(versionId !== undefined && { VersionId: versionId }),
  };
}

export function deleteObjects(
  context: ServiceContext,
  input: DeleteObjectsCommandInput,
): Record<string, unknown> {
  const bucket = requireBucket(context, input.Bucket);
  const objects = input.Delete?.Objects ?? [];
  if (objects.length === 0 || objects.length > MAX_KEYS) {
    throw new AwsError(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  }
  const deleted = objects.map((object) =>
    deleteOne(context, bucket, object.Key ?? '', object.VersionId),
  );
  return input.Delete?.Quiet === true ? {} : { Deleted: deleted };
}

/** Deleting what is not there succeeds, as in S3. */
function deleteOne(
  context: ServiceContext,
  bucket: StoredResource,
  key: string,
  versionId: string | undefined,
): Deletion {
  if (versionId !== undefined) {
    const removed = deleteVersion(bucket, key, versionId);
    return {
      Key: key,
      VersionId: versionId,
      ...(removed?.kind === 'deleteMarker' && {
        DeleteMarker: true,
        DeleteMarkerVersionId: versionId,
      }),
    };
  }
  const marker = deleteCurrent(context, bucket, key);
  if (marker === undefined) {
    return { Key: key };
  }
  replicate(context, bucket, marker);
  return { Key: key, DeleteMarker: true, DeleteMarkerVersionId: marker.versionId };
}
