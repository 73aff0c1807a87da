import { number, text } from '../../resources/read';
import { serviceData, setServiceData } from '../../resources/service-data';
import { findResource, resourcesOfType } from '../../resources/store';
import { AwsError, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';

const DB_CLUSTER = 'AWS::RDS::DBCluster';

interface ClusterSnapshot {
  readonly identifier: string;
  readonly type: 'automated' | 'manual';
  readonly createdAtMs: number;
  readonly sourceArn?: string | undefined;
  readonly tags: readonly Tag[];
}

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

/** `rds:unplanned-global-failover-<cluster>-<time>`, in the old primary's region; how the time is written is a guess. */
export function addUnplannedSnapshot(context: ServiceContext, clusterIdentifier: string): void {
  const cluster = findResource(context, DB_CLUSTER, clusterIdentifier);
  if (cluster === undefined) {
    return;
  }
  const time = new Date(context.nowMs).toISOString().slice(0, 16).replaceAll(/[T:]/g, '-');
  add(cluster, {
    identifier: `rds:unplanned-global-failover-${clusterIdentifier}-${time}`,
    type: 'automated',
    createdAtMs: context.nowMs,
    tags: [],
  });
}

export function describeDbClusterSnapshots(
  context: ServiceContext,
  input: DescribeInput,
): Record<string, unknown> {
  const snapshots = all(context).filter(
    ({ cluster, snapshot }) =>
      (input.DBClusterIdentifier === undefined ||
        nameOf(input.DBClusterIdentifier) === cluster.physicalId) &&
      (input.DBClusterSnapshotIdentifier === undefined ||
        idOf(input.DBClusterSnapshotIdentifier) === snapshot.identifier) &&
      (input.SnapshotType === undefined || input.SnapshotType === snapshot.type),
  );
  if (snapshots.length === 0 && input.DBClusterSnapshotIdentifier !== undefined) {
    throw notFound(input.DBClusterSnapshotIdentifier);
  }
  return {
    DBClusterSnapshots: snapshots.map(({ cluster, snapshot }) =>
      describe(context, cluster, snapshot),
    ),
  };
}

/** Copies inside a region are there at once; copies between regions are not modelled. */
export function copyDbClusterSnapshot(
  context: ServiceContext,
  input: CopyInput,
): Record<string, unknown> {
  const source = idOf(input.SourceDBClusterSnapshotIdentifier ?? '');
  const target = input.TargetDBClusterSnapshotIdentifier ?? '';
  const found = all(context).find(({ snapshot }) => snapshot.identifier === source);
  if (found === undefined) {
    throw notFound(source);
  }
  if (all(context).some(({ snapshot }) => snapshot.identifier === target)) {
    throw new AwsError(
      'DBClusterSnapshotAlreadyExistsFault',
      `Cannot create the cluster snapshot because one with the identifier ${target} already exists.`,
    );
  }
  const copy: ClusterSnapshot = {
    identifier: target,
    type: 'manual',
    createdAtMs: context.nowMs,
    sourceArn: snapshotArn(context, source),
    tags: input.Tags ?? [],
  };
  add(found.cluster, copy);
  return { DBClusterSnapshot: describe(context, found.cluster, copy) };
}

function describe(
  context: ServiceContext,
  cluster: StoredResource,
  snapshot: ClusterSnapshot,
): Record<string, unknown> {
  return {
    DBClusterSnapshotIdentifier: snapshot.identifier,
    DBClusterSnapshotArn: snapshotArn(context, snapshot.identifier),
    SourceDBClusterSnapshotArn: snapshot.sourceArn,
    DBClusterIdentifier: cluster.physicalId,
    SnapshotType: snapshot.type,
    SnapshotCreateTime: new Date(snapshot.createdAtMs),
    Status: 'available',
    PercentProgress: 100,
    Engine: text(cluster.properties, 'Engine'),
    EngineVersion: text(cluster.properties, 'EngineVersion'),
    StorageEncrypted: cluster.properties.StorageEncrypted === true,
    KmsKeyId: text(cluster.properties, 'KmsKeyId'),
    AllocatedStorage: number(cluster.properties, 'AllocatedStorage') ?? 1,
    TagList: snapshot.tags,
  };
}

function all(
  context: ServiceContext,
): { readonly cluster: StoredResource; readonly snapshot: ClusterSnapshot }[] {
  return resourcesOfType(context, DB_CLUSTER).flatMap((cluster) =>
    snapshotsOf(cluster).map((snapshot) => ({ cluster, snapshot })),
  );
}

function add(cluster: StoredResource, snapshot: ClusterSnapshot): void {
  setServiceData(cluster, 'snapshots', [...snapshotsOf(cluster), snapshot]);
}

function snapshotsOf(cluster: StoredResource): readonly ClusterSnapshot[] {
  return serviceData<readonly ClusterSnapshot[]>(cluster, 'snapshots', []);
}

function snapshotArn(context: ServiceContext, identifier: string): string {
  return `arn:aws:rds:${context.region}:${context.state.accountId}:cluster-snapshot:${identifier}`;
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
