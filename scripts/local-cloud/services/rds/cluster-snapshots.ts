import { number, text } from '../../resources/read';
import {
  CLUSTER_SNAPSHOT,
  snapshotArn,
  snapshotsOfCluster,
} from '../../resources/rules/rds/cluster-snapshot';
import { findResource, putResource, removeResource, resourcesOfType } from '../../resources/store';
import { AwsError, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';

const DB_CLUSTER = 'AWS::RDS::DBCluster';

interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

interface DescribeInput {
  readonly DBClusterIdentifier?: string | undefined;
  readonly DBClusterSnapshotIdentifier?: string | undefined;
  readonly SnapshotType?: string | undefined;
}

interface CopyInput {
  readonly SourceDBClusterSnapshotIdentifier?: string | undefined;
  readonly TargetDBClusterSnapshotIdentifier?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

interface DeleteInput {
  readonly DBClusterSnapshotIdentifier?: string | undefined;
}

/** `rds:unplanned-global-failover-<cluster>-<time>`, in the old primary's region; how the time is written is a guess. */
export function addUnplannedSnapshot(context: ServiceContext, clusterIdentifier: string): void {
  const cluster = findResource(context, DB_CLUSTER, clusterIdentifier);
  if (cluster === undefined) {
    return;
  }
  const time = new Date(context.nowMs).toISOString().slice(0, 16).replaceAll(/[T:]/g, '-');
  const { Engine, EngineVersion, StorageEncrypted, KmsKeyId, AllocatedStorage } =
    cluster.properties;
  add(context, `rds:unplanned-global-failover-${clusterIdentifier}-${time}`, {
    DBClusterIdentifier: clusterIdentifier,
    SnapshotType: 'automated',
    Engine,
    EngineVersion,
    StorageEncrypted: StorageEncrypted === true,
    KmsKeyId,
    AllocatedStorage,
    Tags: [],
  });
}

export function describeDbClusterSnapshots(
  context: ServiceContext,
  input: DescribeInput,
): Record<string, unknown> {
  const ofCluster =
    input.DBClusterIdentifier === undefined
      ? resourcesOfType(context, CLUSTER_SNAPSHOT)
      : snapshotsOfCluster(context, nameOf(input.DBClusterIdentifier));
  const snapshots = ofCluster.filter(
    ({ physicalId, properties }) =>
      (input.DBClusterSnapshotIdentifier === undefined ||
        idOf(input.DBClusterSnapshotIdentifier) === physicalId) &&
      (input.SnapshotType === undefined || input.SnapshotType === properties.SnapshotType),
  );
  if (snapshots.length === 0 && input.DBClusterSnapshotIdentifier !== undefined) {
    throw notFound(input.DBClusterSnapshotIdentifier);
  }
  return { DBClusterSnapshots: snapshots.map(describe) };
}

/** Copies inside a region are there at once; copies between regions are not modelled. */
export function copyDbClusterSnapshot(
  context: ServiceContext,
  input: CopyInput,
): Record<string, unknown> {
  const source = idOf(input.SourceDBClusterSnapshotIdentifier ?? '');
  const target = input.TargetDBClusterSnapshotIdentifier ?? '';
  const found = findResource(context, CLUSTER_SNAPSHOT, source);
  if (found === undefined) {
    throw notFound(source);
  }
  if (findResource(context, CLUSTER_SNAPSHOT, target) !== undefined) {
    throw new AwsError(
      'DBClusterSnapshotAlreadyExistsFault',
      `Cannot create the cluster snapshot because one with the identifier ${target} already exists.`,
    );
  }
  const copy = add(context, target, {
    ...found.properties,
    SnapshotType: 'manual',
    SourceArn: snapshotArn(context, source),
    Tags: input.Tags ?? [],
  });
  return { DBClusterSnapshot: describe(copy) };
}

/** Manual ones only; automated ones go with their cluster or their time. */
export function deleteDbClusterSnapshot(
  context: ServiceContext,
  input: DeleteInput,
): Record<string, unknown> {
  const identifier = idOf(input.DBClusterSnapshotIdentifier ?? '');
  const snapshot = findResource(context, CLUSTER_SNAPSHOT, identifier);
  if (snapshot === undefined) {
    throw notFound(identifier);
  }
  if (snapshot.properties.SnapshotType !== 'manual') {
    throw new AwsError(
      'InvalidDBClusterSnapshotStateFault',
      'Only manual snapshots may be deleted.',
    );
  }
  removeResource(context, CLUSTER_SNAPSHOT, identifier);
  return { DBClusterSnapshot: describe(snapshot) };
}

function describe({ physicalId, attributes, properties, createdAtMs }: StoredResource) {
  return {
    DBClusterSnapshotIdentifier: physicalId,
    DBClusterSnapshotArn: attributes.DBClusterSnapshotArn,
    SourceDBClusterSnapshotArn: text(properties, 'SourceArn'),
    DBClusterIdentifier: text(properties, 'DBClusterIdentifier'),
    SnapshotType: text(properties, 'SnapshotType'),
    SnapshotCreateTime: new Date(createdAtMs),
    Status: 'available',
    PercentProgress: 100,
    Engine: text(properties, 'Engine'),
    EngineVersion: text(properties, 'EngineVersion'),
    StorageEncrypted: properties.StorageEncrypted === true,
    KmsKeyId: text(properties, 'KmsKeyId'),
    AllocatedStorage: number(properties, 'AllocatedStorage') ?? 1,
    TagList: properties.Tags,
  };
}

function add(
  context: ServiceContext,
  identifier: string,
  properties: Readonly<Record<string, unknown>>,
): StoredResource {
  return putResource(context, {
    type: CLUSTER_SNAPSHOT,
    physicalId: identifier,
    ref: identifier,
    attributes: { DBClusterSnapshotArn: snapshotArn(context, identifier) },
    properties,
    createdAtMs: context.nowMs,
  });
}

/** By identifier or ARN; system snapshots have a colon in their own. */
function idOf(reference: string): string {
  return reference.replace(/^arn:aws:rds:[^:]*:\d*:cluster-snapshot:/, '');
}

function nameOf(reference: string): string {
  return (reference.split(':').at(-1) ?? '').toLowerCase();
}

function notFound(reference: string): AwsError {
  return new AwsError(
    'DBClusterSnapshotNotFoundFault',
    `DBClusterSnapshot ${reference} not found.`,
    404,
  );
}
