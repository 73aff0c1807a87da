import { createHash } from 'node:crypto';
import { mixedId } from '../../resources/identifiers';
import { record, text } from '../../resources/read';
import { serviceData, setServiceData } from '../../resources/service-data';
import type { LocalCloudState, StoredResource } from '../../state';

/** A version of an object, or a delete marker, as a bucket keeps it; newest first among those of a key. */
export type ObjectVersion = StoredObject | DeleteMarker;

interface VersionBase {
  readonly key: string;
  /** `null` as text where the bucket is not versioned, as S3 has it. */
  readonly versionId: string;
  readonly lastModifiedMs: number;
}

export interface StoredObject extends VersionBase {
  readonly kind: 'object';
  readonly sizeBytes: number;
  /** MD5 in hexadecimal, without S3's quotes. */
  readonly etag: string;
  readonly body: ObjectBody;
  readonly contentType?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface DeleteMarker extends VersionBase {
  readonly kind: 'deleteMarker';
}

/** Uploads are kept as blobs beside the state; the few lines that services write themselves, in it. */
export type ObjectBody = { readonly blobKey: string } | { readonly text: string };

export type Versioning = 'Enabled' | 'Suspended' | undefined;

const UNVERSIONED = 'null';
/** S3's version ids are opaque; those seen have 32 characters. */
const VERSION_ID_LENGTH = 32;

export function versioningOf(bucket: StoredResource): Versioning {
  const status = text(record(bucket.properties, 'VersioningConfiguration'), 'Status');
  return status === 'Enabled' || status === 'Suspended' ? status : undefined;
}

/** Every version and marker, in the order of ListObjectVersions: by key, newest first. */
export function versionsOf(bucket: StoredResource): readonly ObjectVersion[] {
  return serviceData<readonly ObjectVersion[]>(bucket, 'objectVersions', []);
}

/** The current objects, by key: what is newest and not a delete marker. */
export function currentObjects(bucket: StoredResource): StoredObject[] {
  return versionsOf(bucket).filter(
    (version, index, all): version is StoredObject =>
      all[index - 1]?.key !== version.key && version.kind === 'object',
  );
}

export function isLatest(versions: readonly ObjectVersion[], version: ObjectVersion): boolean {
  return versions.find((candidate) => candidate.key === version.key) === version;
}

export interface NewObject {
  readonly key: string;
  readonly content: Uint8Array;
  readonly body: ObjectBody;
  readonly contentType?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

export interface Clock {
  readonly state: LocalCloudState;
  readonly nowMs: number;
}

/** Stores an object: a new version where the bucket is versioned, in place of the last one elsewhere. */
export function storeObject(clock: Clock, bucket: StoredResource, object: NewObject): StoredObject {
  const stored: StoredObject = {
    kind: 'object',
    key: object.key,
    versionId: nextVersionId(clock, bucket),
    lastModifiedMs: clock.nowMs,
    sizeBytes: object.content.byteLength,
    etag: createHash('md5').update(object.content).digest('hex'),
    body: object.body,
    ...(object.contentType !== undefined && { contentType: object.contentType }),
    ...(object.metadata !== undefined && { metadata: object.metadata }),
  };
  addVersion(bucket, stored);
  return stored;
}

/**
 * Deletes without naming a version: puts a marker on top where the bucket is
 * or was versioned, removes the object elsewhere.
 */
export function deleteCurrent(
  clock: Clock,
  bucket: StoredResource,
  key: string,
): DeleteMarker | undefined {
  if (versioningOf(bucket) === undefined) {
    deleteVersion(bucket, key, UNVERSIONED);
    return undefined;
  }
  const marker: DeleteMarker = {
    kind: 'deleteMarker',
    key,
    versionId: nextVersionId(clock, bucket),
    lastModifiedMs: clock.nowMs,
  };
  addVersion(bucket, marker);
  return marker;
}

/** Removes one version or marker for good; what is returned was there. */
export function deleteVersion(
  bucket: StoredResource,
  key: string,
  versionId: string,
): ObjectVersion | undefined {
  const versions = versionsOf(bucket);
  const found = versions.find((version) => version.key === key && version.versionId === versionId);
  setServiceData(
    bucket,
    'objectVersions',
    versions.filter((version) => version !== found),
  );
  return found;
}

function nextVersionId(clock: Clock, bucket: StoredResource): string {
  return versioningOf(bucket) === 'Enabled' ? mixedId(clock.state, VERSION_ID_LENGTH) : UNVERSIONED;
}

function addVersion(bucket: StoredResource, added: ObjectVersion): void {
  const others = versionsOf(bucket).filter(
    (version) =>
      !(
        version.key === added.key &&
        added.versionId === UNVERSIONED &&
        version.versionId === UNVERSIONED
      ),
  );
  const index = others.findIndex((version) => version.key >= added.key);
  setServiceData(
    bucket,
    'objectVersions',
    index === -1 ? [...others, added] : [...others.slice(0, index), added, ...others.slice(index)],
  );
}
