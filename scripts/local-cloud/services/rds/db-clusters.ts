import type {
  DescribeDBClustersCommandInput,
  ModifyDBClusterCommandInput,
} from '@aws-sdk/client-rds';
import { flag, number, text } from '../../resources/read';
import { findGlobalCluster, membersOf } from '../../resources/rules/rds/global-cluster-members';
import { findResource, putResource, resourcesOfType } from '../../resources/store';
import { AwsError, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { refuseOtherChanges } from './global-clusters';

const DB_CLUSTER = 'AWS::RDS::DBCluster';

export function describeDbClusters(
  context: ServiceContext,
  input: DescribeDBClustersCommandInput,
): Record<string, unknown> {
  const identifier = input.DBClusterIdentifier;
  const clusters =
    identifier === undefined
      ? resourcesOfType(context, DB_CLUSTER)
      : [requireDbCluster(context, identifier)];
  return { DBClusters: clusters.map((cluster) => describe(context, cluster)) };
}

/** Deletion protection is all that can be changed here. */
export function modifyDbCluster(
  context: ServiceContext,
  input: ModifyDBClusterCommandInput,
): Record<string, unknown> {
  const {
    DBClusterIdentifier: identifier = '',
    DeletionProtection,
    ApplyImmediately: _applyImmediately,
    ...others
  } = input;
  refuseOtherChanges(others);
  const cluster = requireDbCluster(context, identifier);
  const properties = { ...cluster.properties, DeletionProtection };
  return { DBCluster: describe(context, putResource(context, { ...cluster, properties })) };
}

/** By identifier or ARN; RDS compares identifiers in lower case. */
function requireDbCluster(context: ServiceContext, reference: string): StoredResource {
  const identifier = (reference.split(':').at(-1) ?? '').toLowerCase();
  const found = findResource(context, DB_CLUSTER, identifier);
  if (found === undefined) {
    throw new AwsError('DBClusterNotFoundFault', `DBCluster ${reference} not found.`, 404);
  }
  return found;
}

function describe(context: ServiceContext, cluster: StoredResource): Record<string, unknown> {
  const instances = resourcesOfType(context, 'AWS::RDS::DBInstance')
    .filter((instance) => text(instance.properties, 'DBClusterIdentifier') === cluster.physicalId)
    .sort((one, other) => one.createdAtMs - other.createdAtMs);
  const isSecondary = isReplica(context, cluster);
  return {
    DBClusterIdentifier: cluster.physicalId,
    DBClusterArn: cluster.attributes.DBClusterArn,
    DbClusterResourceId: cluster.attributes.DBClusterResourceId,
    Status: cluster.data?.status,
    Engine: text(cluster.properties, 'Engine'),
    EngineVersion: text(cluster.properties, 'EngineVersion'),
    Endpoint: cluster.attributes['Endpoint.Address'],
    ReaderEndpoint: cluster.attributes['ReadEndpoint.Address'],
    Port: Number(cluster.attributes['Endpoint.Port']),
    DatabaseName: text(cluster.properties, 'DatabaseName'),
    MasterUsername: text(cluster.properties, 'MasterUsername'),
    StorageEncrypted: flag(cluster.properties, 'StorageEncrypted'),
    KmsKeyId: text(cluster.properties, 'KmsKeyId'),
    DeletionProtection: flag(cluster.properties, 'DeletionProtection'),
    BackupRetentionPeriod: number(cluster.properties, 'BackupRetentionPeriod') ?? 1,
    ClusterCreateTime: new Date(cluster.createdAtMs),
    GlobalClusterIdentifier: text(cluster.properties, 'GlobalClusterIdentifier'),
    DBClusterMembers: instances.map((instance, index) => ({
      DBInstanceIdentifier: instance.physicalId,
      IsClusterWriter: index === 0 && !isSecondary,
      DBClusterParameterGroupStatus: 'in-sync',
    })),
  };
}

function isReplica(context: ServiceContext, cluster: StoredResource): boolean {
  const identifier = text(cluster.properties, 'GlobalClusterIdentifier');
  const globalCluster =
    identifier === undefined ? undefined : findGlobalCluster(context, identifier);
  return (
    globalCluster !== undefined &&
    membersOf(globalCluster).some(
      (member) => !member.isWriter && member.dbClusterArn === cluster.attributes.DBClusterArn,
    )
  );
}
