import type { ResourceContext } from '../../../resource-model';
import type { StoredResource } from '../../../state';
import { arn } from '../../arn';
import { alreadyExists, invalidRequest, notFound, notUpdatable } from '../../failures';
import { generatedName } from '../../generated-name';
import { upperId } from '../../identifiers';
import { flag, text } from '../../read';
import type { ResourceRules } from '../../resource-rules';
import { findResource, resourcesOfType } from '../../store';
import { findGlobalCluster, membersOf } from './global-cluster-members';
import { identifierOf, identifierProblems, MAX_IDENTIFIER_LENGTH } from './identifiers';

/** An instance of an Aurora cluster; instances outside clusters are not modelled. */
export const dbInstance: ResourceRules = {
  // Aurora instances are usually there after five to ten minutes; guesses.
  seconds: { create: 480, update: 300, delete: 360 },
  problems: (properties) => identifierProblems(properties, 'DBInstanceIdentifier'),
  require(context, properties, existing) {
    const identifier = identifierOf(properties, 'DBInstanceIdentifier') ?? '';
    if (existing === undefined && findResource(context, 'AWS::RDS::DBInstance', identifier)) {
      throw alreadyExists('DB instance already exists');
    }
    const clusterIdentifier = identifierOf(properties, 'DBClusterIdentifier');
    if (clusterIdentifier === undefined) {
      return;
    }
    const cluster = findResource(context, 'AWS::RDS::DBCluster', clusterIdentifier);
    if (cluster === undefined) {
      throw notFound(`DBCluster ${clusterIdentifier} not found.`);
    }
    const engine = text(properties, 'Engine');
    const clusterEngine = text(cluster.properties, 'Engine');
    if (engine !== undefined && engine !== clusterEngine) {
      throw invalidRequest(
        `The engine name requested for your DB instance (${engine}) doesn't match the engine name of your DB cluster (${clusterEngine}).`,
      );
    }
    requireGlobalDatabaseClass(cluster, text(properties, 'DBInstanceClass') ?? '');
  },
  identify(context, properties) {
    const identifier =
      identifierOf(properties, 'DBInstanceIdentifier') ??
      generatedName(context, { maxLength: MAX_IDENTIFIER_LENGTH, lowerCase: true });
    const cluster = clusterOf(context, properties);
    const domain = String(cluster?.data?.endpointDomain ?? `${context.region}.rds.amazonaws.com`);
    const address = `${identifier}.${domain}`;
    const port = String(cluster?.attributes['Endpoint.Port'] ?? text(properties, 'Port') ?? '3306');
    return {
      physicalId: identifier,
      attributes: {
        DBInstanceArn: arn(context, 'rds', `db:${identifier}`),
        DBInstanceStatus: 'available',
        DbiResourceId: `db-${upperId(context.state, 26)}`,
        Endpoint: { Address: address, Port: port },
        'Endpoint.Address': address,
        'Endpoint.Port': port,
        InstanceCreateTime: new Date(context.nowMs).toISOString(),
      },
    };
  },
  beforeDelete(context, existing) {
    if (flag(existing.properties, 'DeletionProtection')) {
      throw notUpdatable(
        `Cannot delete protected DB Instance ${existing.physicalId}, please disable deletion protection and try again`,
      );
    }
    const cluster = clusterOf(context, existing.properties);
    if (cluster !== undefined && isLastOfWriter(context, cluster)) {
      throw invalidRequest(
        'Cannot delete the last instance of the master cluster. Delete the replica cluster before deleting the last master cluster instance.',
      );
    }
  },
};

function clusterOf(
  context: ResourceContext,
  properties: Readonly<Record<string, unknown>>,
): StoredResource | undefined {
  const identifier = identifierOf(properties, 'DBClusterIdentifier');
  return identifier === undefined
    ? undefined
    : findResource(context, 'AWS::RDS::DBCluster', identifier);
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html: no burstable classes. */
function requireGlobalDatabaseClass(cluster: StoredResource, instanceClass: string): void {
  const isMember = text(cluster.properties, 'GlobalClusterIdentifier') !== undefined;
  if (isMember && /^db\.t\d/.test(instanceClass)) {
    throw invalidRequest(
      `RDS does not support creating a DB instance with the following combination: DBInstanceClass=${instanceClass}, Engine=${text(cluster.properties, 'Engine')}, in a global database.`,
    );
  }
}

function isLastOfWriter(context: ResourceContext, cluster: StoredResource): boolean {
  const globalIdentifier = text(cluster.properties, 'GlobalClusterIdentifier');
  const globalCluster =
    globalIdentifier === undefined ? undefined : findGlobalCluster(context, globalIdentifier);
  const members = globalCluster === undefined ? [] : membersOf(globalCluster);
  const isWriter = members.some(
    (member) => member.isWriter && member.dbClusterArn === cluster.attributes.DBClusterArn,
  );
  const instances = resourcesOfType(context, 'AWS::RDS::DBInstance').filter(
    (instance) => identifierOf(instance.properties, 'DBClusterIdentifier') === cluster.physicalId,
  );
  return isWriter && members.length > 1 && instances.length === 1;
}
