import type { ListObjectsV2CommandInput, ListObjectVersionsCommandInput } from '@aws-sdk/client-s3';
import { AwsError, type ServiceContext } from '../../service';
import { requireBucket } from './buckets';
import {
  currentObjects,
  isLatest,
  type ObjectVersion,
  type StoredObject,
  versionsOf,
} from './object-versions';

/** A page has a thousand entries at most, whatever is asked for. */
const MAX_KEYS = 1000;

export function listObjectsV2(
  context: ServiceContext,
  input: ListObjectsV2CommandInput,
): Record<string, unknown> {
  refuseDelimiter(input.Delimiter);
  const bucket = requireBucket(context, input.Bucket);
  const prefix = input.Prefix ?? '';
  const after = input.ContinuationToken ?? input.StartAfter ?? '';
  const wanted = currentObjects(bucket).filter(
    (object) => object.key.startsWith(prefix) && object.key > after,
  );
  const page = wanted.slice(0, pageSize(input.MaxKeys));
  const isTruncated = page.length < wanted.length;
  return {
    Name: input.Bucket,
    Prefix: prefix,
    MaxKeys: pageSize(input.MaxKeys),
    KeyCount: page.length,
    IsTruncated: isTruncated,
    ...(isTruncated && { NextContinuationToken: page.at(-1)?.key }),
    ...(page.length > 0 && { Contents: page.map(describeObject) }),
  };
}

export function listObjectVersions(
  context: ServiceContext,
  input: ListObjectVersionsCommandInput,
): Record<string, unknown> {
  refuseDelimiter(input.Delimiter);
  const bucket = requireBucket(context, input.Bucket);
  const all = versionsOf(bucket);
  const wanted = all
    .slice(startIndex(all, input.KeyMarker, input.VersionIdMarker))
    .filter((version) => version.key.startsWith(input.Prefix ?? ''));
  const page = wanted.slice(0, pageSize(input.MaxKeys));
  const last = page.at(-1);
  const isTruncated = page.length < wanted.length;
  const markers = page.filter((version) => version.kind === 'deleteMarker');
  const objects = page.filter((version) => version.kind === 'object');
  return {
    Name: input.Bucket,
    Prefix: input.Prefix ?? '',
    MaxKeys: pageSize(input.MaxKeys),
    IsTruncated: isTruncated,
    ...(isTruncated && { NextKeyMarker: last?.key, NextVersionIdMarker: last?.versionId }),
    ...(objects.length > 0 && {
      Versions: objects.map((version) => ({
        ...describeObject(version),
        VersionId: version.versionId,
        IsLatest: isLatest(all, version),
      })),
    }),
    ...(markers.length > 0 && {
      DeleteMarkers: markers.map((marker) => ({
        Key: marker.key,
        VersionId: marker.versionId,
        IsLatest: isLatest(all, marker),
        LastModified: new Date(marker.lastModifiedMs),
      })),
    }),
  };
}

/** After the marked version; after all versions of the marked key where no version is named. */
function startIndex(
  all: readonly ObjectVersion[],
  keyMarker: string | undefined,
  versionIdMarker: string | undefined,
): number {
  if (keyMarker === undefined) {
    return 0;
  }
  const marked = all.findIndex(
    (version) => version.key === keyMarker && version.versionId === versionIdMarker,
  );
  const next = all.findIndex((version) => version.key > keyMarker);
  return marked === -1 ? (next === -1 ? all.length : next) : marked + 1;
}

function describeObject(object: StoredObject): Record<string, unknown> {
  return {
    Key: object.key,
    ETag: `"${object.etag}"`,
    Size: object.sizeBytes,
    StorageClass: 'STANDARD',
    LastModified: new Date(object.lastModifiedMs),
  };
}

function pageSize(asked: number | undefined): number {
  return Math.min(asked ?? MAX_KEYS, MAX_KEYS);
}

function refuseDelimiter(delimiter: string | undefined): void {
  if (delimiter !== undefined) {
    throw new AwsError('NotImplemented', 'The local cloud lists without delimiters.', 501);
  }
}
