import { record, records, text } from '../../resources/read';
import { findBucket } from '../../resources/rules/s3';
import { setServiceData } from '../../resources/service-data';
import type { ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { type ObjectVersion, versionsOf } from './object-versions';

/**
 * Copies a new version, or a delete marker where the rule says so, to the
 * destinations of the bucket's replication rules, with its version id. Replicas
 * are not replicated again. The local cloud replicates at once; S3 needs
 * seconds to minutes.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html
 */
export function replicate(
  context: ServiceContext,
  source: StoredResource,
  version: ObjectVersion,
): void {
  const rules = records(record(source.properties, 'ReplicationConfiguration'), 'Rules');
  for (const rule of rules) {
    if (!applies(rule, version)) {
      continue;
    }
    const destinationArn = text(record(rule, 'Destination'), 'Bucket') ?? '';
    const destination = findBucket(context, destinationArn.replace('arn:aws:s3:::', ''));
    if (destination !== undefined) {
      addReplica(destination.resource, version);
    }
  }
}

function applies(rule: Readonly<Record<string, unknown>>, version: ObjectVersion): boolean {
  const prefix = text(record(rule, 'Filter'), 'Prefix') ?? text(rule, 'Prefix') ?? '';
  const replicatesMarkers = text(record(rule, 'DeleteMarkerReplication'), 'Status') === 'Enabled';
  return (
    text(rule, 'Status') === 'Enabled' &&
    version.key.startsWith(prefix) &&
    (version.kind === 'object' || replicatesMarkers)
  );
}

function addReplica(destination: StoredResource, version: ObjectVersion): void {
  const versions = versionsOf(destination);
  const index = versions.findIndex((other) => other.key >= version.key);
  setServiceData(
    destination,
    'objectVersions',
    index === -1
      ? [...versions, version]
      : [...versions.slice(0, index), version, ...versions.slice(index)],
  );
}
