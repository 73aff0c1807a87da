import type { Properties, ResourceContext } from '../../../resource-model';
import { alreadyExists, invalidRequest, notFound } from '../../failures';
import { flag, text } from '../../read';
import { findResource } from '../../store';
import { findGlobalCluster, type GlobalClusterMember, membersOf } from './global-cluster-members';

const MASTER_USER_PROPERTIES = [
  'MasterUsername',
  'MasterUserPassword',
  'DatabaseName',
  'SnapshotIdentifier',
] as const;

/** What RDS asks of a new cluster, alone or in a global cluster. */
export function requireMembership(
  context: ResourceContext,
  identifier: string,
  properties: Properties,
): void {
  const globalIdentifier = text(properties, 'GlobalClusterIdentifier');
  if (globalIdentifier === undefined) {
    requireMasterUser(properties);
    return;
  }
  const globalCluster = findGlobalCluster(context, globalIdentifier);
  if (globalCluster === undefined) {
    throw notFound(`Global cluster ${globalIdentifier} not found`);
  }
  if (flag(properties, 'ManageMasterUserPassword')) {
    throw invalidRequest(
      'ManageMasterUserPassword is not supported for a cluster of a global database',
    );
  }
  requireSameEngine(globalCluster.properties, properties);
  const members = membersOf(globalCluster);
  const writer = members.find((member) => member.isWriter);
  if (members.some((member) => member.dbClusterIdentifier === identifier)) {
    throw alreadyExists(
      `DB Cluster ${identifier} already exists in global cluster ${globalIdentifier}`,
    );
  }
  if (members.some((member) => member.region === context.region)) {
    throw invalidRequest(
      `Global cluster ${globalIdentifier} already has a cluster in region ${context.region}`,
    );
  }
  if (writer === undefined) {
    requireMasterUser(properties);
  } else {
    requireSecondary(context, writer, properties);
  }
}

function requireMasterUser(properties: Properties): void {
  const isRestored =
    text(properties, 'SnapshotIdentifier') !== undefined ||
    text(properties, 'SourceDBClusterIdentifier') !== undefined;
  if (!isRestored && text(properties, 'MasterUsername') === undefined) {
    throw invalidRequest('The parameter MasterUsername must be provided.');
  }
  const hasPassword =
    text(properties, 'MasterUserPassword') !== undefined ||
    flag(properties, 'ManageMasterUserPassword');
  if (!isRestored && !hasPassword) {
    throw invalidRequest('The parameter MasterUserPassword must be provided.');
  }
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-attaching.html */
function requireSecondary(
  context: ResourceContext,
  writer: GlobalClusterMember,
  properties: Properties,
): void {
  if (MASTER_USER_PROPERTIES.some((property) => properties[property] !== undefined)) {
    throw invalidRequest(
      'Cannot specify user name / password for cross region replication cluster',
    );
  }
  const primary = findResource(
    { state: context.state, region: writer.region },
    'AWS::RDS::DBCluster',
    writer.dbClusterIdentifier,
  );
  if (primary === undefined || !flag(primary.properties, 'StorageEncrypted')) {
    return;
  }
  if (text(properties, 'SourceRegion') !== writer.region) {
    throw invalidRequest(
      `Source cluster ${writer.dbClusterArn} is encrypted; pre-signed URL has to be specified`,
    );
  }
  if (text(properties, 'KmsKeyId') === undefined) {
    throw invalidRequest(
      `Source cluster ${writer.dbClusterArn} is encrypted; KmsKeyId of a key in ${context.region} has to be specified`,
    );
  }
}

function requireSameEngine(globalProperties: Properties, properties: Properties): void {
  for (const property of ['Engine', 'EngineVersion'] as const) {
    const wanted = text(globalProperties, property);
    const given = text(properties, property);
    if (wanted !== undefined && given !== undefined && wanted !== given) {
      throw invalidRequest(
        `The ${property} ${given} of the cluster doesn't match the global cluster's ${wanted}`,
      );
    }
  }
}
