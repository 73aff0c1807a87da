import type {
  DescribeGlobalClustersCommandInput,
  ModifyGlobalClusterCommandInput,
} from '@aws-sdk/client-rds';
import { flag, text } from '../../resources/read';
import {
  findGlobalCluster,
  type GlobalClusterMember,
  membersOf,
} from '../../resources/rules/rds/global-cluster-members';
import { putResource, resourcesOfType } from '../../resources/store';
import { QUIET_BEHAVIOUR } from '../../runtime/behaviour';
import { AwsError, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { type GlobalOperation, operationOf, resyncing } from './aurora-state';

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
  return { GlobalClusters: clusters.map((cluster) => describeGlobalCluster(context, cluster)) };
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
  const changed = putResource(context, { ...cluster, properties });
  return { GlobalCluster: describeGlobalCluster(context, changed) };
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

export function describeGlobalCluster(
  context: ServiceContext,
  cluster: StoredResource,
): Record<string, unknown> {
  const operation = operationOf(cluster);
  const state = operation && failoverState(operation);
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
      SynchronizationStatus: synchronization(context, cluster, member),
    })),
    ...(state && { FailoverState: state }),
  };
}

/** Gone once the target writes: the rebuild of the old primary is not part of it (a guess). */
function failoverState(operation: GlobalOperation): Record<string, unknown> | undefined {
  const { kind, fromArn, toArn, step } = operation;
  if (step !== 'pending' && step !== 'promoting') {
    return undefined;
  }
  const active = kind === 'failover' ? 'failing-over' : 'switching-over';
  return {
    Status: step === 'pending' ? 'pending' : active,
    FromDbClusterArn: fromArn,
    ToDbClusterArn: toArn,
    IsDataLossAllowed: kind === 'failover',
  };
}

function synchronization(
  context: ServiceContext,
  cluster: StoredResource,
  member: GlobalClusterMember,
): string {
  const writer = membersOf(cluster).find(({ isWriter }) => isWriter);
  const isConnected = (context.behaviour ?? QUIET_BEHAVIOUR).isConnected({
    oneRegion: writer?.region ?? member.region,
    otherRegion: member.region,
    atMs: context.nowMs,
  });
  return isConnected && !resyncing(cluster).includes(member.dbClusterArn)
    ? 'connected'
    : 'pending-resync';
}
