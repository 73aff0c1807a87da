import type {
  DescribeGlobalClustersCommandInput,
  ModifyGlobalClusterCommandInput,
} from '@aws-sdk/client-rds';
import { flag, text } from '../../resources/read';
import { findGlobalCluster, membersOf } from '../../resources/rules/rds/global-cluster-members';
import { putResource, resourcesOfType } from '../../resources/store';
import { AwsError, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';

/** Global clusters are the account's: every region describes the same. */
export function describeGlobalClusters(
  context: ServiceContext,
  input: DescribeGlobalClustersCommandInput,
): Record<string, unknown> {
  const identifier = input.GlobalClusterIdentifier;
  const clusters =
    identifier === undefined
      ? resourcesOfType(context, 'AWS::RDS::GlobalCluster')
      : [requireGlobalCluster(context, identifier)];
  return { GlobalClusters: clusters.map(describe) };
}

/** Deletion protection is all that can be changed here. */
export function modifyGlobalCluster(
  context: ServiceContext,
  input: ModifyGlobalClusterCommandInput,
): Record<string, unknown> {
  const { GlobalClusterIdentifier: identifier = '', DeletionProtection, ...others } = input;
  refuseOtherChanges(others);
  const cluster = requireGlobalCluster(context, identifier);
  const properties = { ...cluster.properties, DeletionProtection };
  return { GlobalCluster: describe(putResource(context, { ...cluster, properties })) };
}

/** Better refused than ignored: what the local cloud can't change. */
export function refuseOtherChanges(others: object): void {
  const given = Object.entries(others).filter(([, value]) => value !== undefined);
  const [first] = given;
  if (first !== undefined) {
    throw new AwsError(
      'InvalidParameterCombination',
      `The local cloud does not model a change of ${first[0]}.`,
    );
  }
}

function requireGlobalCluster(context: ServiceContext, identifier: string): StoredResource {
  const found = findGlobalCluster(context, identifier);
  if (found === undefined) {
    throw new AwsError('GlobalClusterNotFoundFault', `Global cluster ${identifier} not found`, 404);
  }
  return found;
}

function describe(cluster: StoredResource): Record<string, unknown> {
  const members = membersOf(cluster);
  const readers = members.filter((member) => !member.isWriter).map((member) => member.dbClusterArn);
  return {
    GlobalClusterIdentifier: cluster.physicalId,
    GlobalClusterResourceId: cluster.data?.resourceId,
    GlobalClusterArn: cluster.data?.arn,
    Status: cluster.data?.status,
    Engine: text(cluster.properties, 'Engine'),
    EngineVersion: cluster.data?.engineVersion,
    StorageEncrypted: flag(cluster.properties, 'StorageEncrypted'),
    DeletionProtection: flag(cluster.properties, 'DeletionProtection'),
    Endpoint: cluster.attributes['GlobalEndpoint.Address'],
    GlobalClusterMembers: members.map((member) => ({
      DBClusterArn: member.dbClusterArn,
      IsWriter: member.isWriter,
      Readers: member.isWriter ? readers : [],
      GlobalWriteForwardingStatus: 'disabled',
      SynchronizationStatus: 'connected',
    })),
  };
}
