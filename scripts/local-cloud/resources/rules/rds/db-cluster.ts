import type { Properties, ResourceContext } from '../../../resource-model';
import type { StoredResource } from '../../../state';
import { arn } from '../../arn';
import { alreadyExists, invalidRequest, notFound, notUpdatable } from '../../failures';
import { generatedName } from '../../generated-name';
import { lowerId, upperId } from '../../identifiers';
import { flag, text, texts } from '../../read';
import type { ResourceRules } from '../../resource-rules';
import { findResource, resourcesOfType } from '../../store';
import { requireSecurityGroups } from '../ec2/lookups';
import { requireKey } from '../kms';
import { ensureServiceLogGroup } from '../logs';
import { removeAutomatedSnapshots } from './cluster-snapshot';
import {
  findGlobalCluster,
  joinGlobalCluster,
  leaveGlobalCluster,
  membersOf,
} from './global-cluster-members';
import { requireMembership } from './global-membership-checks';
import { identifierOf, identifierProblems, MAX_IDENTIFIER_LENGTH } from './identifiers';

/** What the handler uses for provisioned clusters where the template has no port, whatever the engine (ModelAdapter.java). */
const HANDLER_DEFAULT_PORT = '3306';

export const dbCluster: ResourceRules = {
  // Creation without instances takes a minute or two, deletion about as long; guesses.
  seconds: { create: 90, update: 60, delete: 90 },
  problems: (properties) => identifierProblems(properties, 'DBClusterIdentifier'),
  require(context, properties, existing) {
    const identifier = identifierOf(properties, 'DBClusterIdentifier') ?? '';
    if (existing === undefined && findResource(context, 'AWS::RDS::DBCluster', identifier)) {
      throw alreadyExists('DB Cluster already exists');
    }
    requireSurroundings(context, properties);
    if (existing === undefined) {
      requireMembership(context, identifier, properties);
    } else {
      requireMutable(existing.properties, properties);
    }
  },
  identify(context, properties) {
    const identifier =
      identifierOf(properties, 'DBClusterIdentifier') ??
      generatedName(context, { maxLength: MAX_IDENTIFIER_LENGTH, lowerCase: true });
    const regionalHash = lowerId(context.state, 12);
    const domain = `${regionalHash}.${context.region}.rds.amazonaws.com`;
    const writer = `${identifier}.cluster-${domain}`;
    const reader = `${identifier}.cluster-ro-${domain}`;
    const port = text(properties, 'Port') ?? HANDLER_DEFAULT_PORT;
    return {
      physicalId: identifier,
      attributes: {
        DBClusterArn: arn(context, 'rds', `cluster:${identifier}`),
        DBClusterResourceId: `cluster-${upperId(context.state, 26)}`,
        Endpoint: { Address: writer, Port: port },
        'Endpoint.Address': writer,
        'Endpoint.Port': port,
        ReadEndpoint: { Address: reader },
        'ReadEndpoint.Address': reader,
        StorageEncryptionType: flag(properties, 'StorageEncrypted') ? 'sse-kms' : 'none',
      },
      data: { status: 'available', endpointDomain: domain },
    };
  },
  created(context, cluster) {
    const globalCluster = globalClusterOf(context, cluster.properties);
    if (globalCluster !== undefined) {
      joinGlobalCluster(globalCluster, {
        dbClusterArn: String(cluster.attributes.DBClusterArn),
        region: context.region,
        dbClusterIdentifier: cluster.physicalId,
      });
    }
    ensureExportedLogGroups(context, cluster);
  },
  updated(context, before, after) {
    const left = globalClusterOf(context, before.properties);
    if (left !== undefined && globalClusterOf(context, after.properties) === undefined) {
      leaveGlobalCluster(left, String(after.attributes.DBClusterArn));
    }
    ensureExportedLogGroups(context, after);
  },
  beforeDelete(context, existing) {
    if (flag(existing.properties, 'DeletionProtection')) {
      throw notUpdatable(
        `Cannot delete protected DB Cluster ${existing.physicalId}, please disable deletion protection and try again`,
      );
    }
    detach(context, existing);
    const instances = resourcesOfType(context, 'AWS::RDS::DBInstance').filter(
      (instance) =>
        identifierOf(instance.properties, 'DBClusterIdentifier') === existing.physicalId,
    );
    if (instances.length > 0) {
      throw invalidRequest(
        'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
      );
    }
  },
  deleted: (context, existing) => removeAutomatedSnapshots(context, existing.physicalId),
};

function globalClusterOf(
  context: ResourceContext,
  properties: Properties,
): StoredResource | undefined {
  const identifier = text(properties, 'GlobalClusterIdentifier');
  return identifier === undefined ? undefined : findGlobalCluster(context, identifier);
}

/** Engine and global cluster: changes that the update handler refuses (ImmutabilityHelper.java). */
function requireMutable(before: Properties, after: Properties): void {
  const oldGlobal = text(before, 'GlobalClusterIdentifier');
  const newGlobal = text(after, 'GlobalClusterIdentifier');
  const isDetached = oldGlobal !== undefined && newGlobal === undefined;
  if (
    (oldGlobal !== newGlobal && !isDetached) ||
    text(before, 'Engine') !== text(after, 'Engine')
  ) {
    throw notUpdatable('Resource is immutable');
  }
}

function requireSurroundings(context: ResourceContext, properties: Properties): void {
  const subnetGroup = identifierOf(properties, 'DBSubnetGroupName');
  if (subnetGroup !== undefined && !findResource(context, 'AWS::RDS::DBSubnetGroup', subnetGroup)) {
    throw notFound(`DB subnet group '${subnetGroup}' does not exist.`);
  }
  const parameterGroup = identifierOf(properties, 'DBClusterParameterGroupName');
  if (
    parameterGroup !== undefined &&
    !parameterGroup.startsWith('default.') &&
    !findResource(context, 'AWS::RDS::DBClusterParameterGroup', parameterGroup)
  ) {
    throw notFound(`DBClusterParameterGroup not found: ${parameterGroup}`);
  }
  requireSecurityGroups(context, texts(properties, 'VpcSecurityGroupIds'));
  const key = text(properties, 'KmsKeyId');
  requireKey(
    context,
    key,
    `The specified KMS key [${key}] does not exist, is not enabled or you do not have permissions to access it.`,
  );
}

/** RDS makes the log group of each exported log, unless it is there already, and never deletes it. */
function ensureExportedLogGroups(context: ResourceContext, cluster: StoredResource): void {
  for (const log of texts(cluster.properties, 'EnableCloudwatchLogsExports')) {
    ensureServiceLogGroup(context, `/aws/rds/cluster/${cluster.physicalId}/${log}`);
  }
}

/** The delete handler takes the cluster out of the template's global cluster before it deletes it. */
function detach(context: ResourceContext, existing: StoredResource): void {
  const identifier = text(existing.properties, 'GlobalClusterIdentifier');
  if (identifier === undefined) {
    return;
  }
  const globalCluster = findGlobalCluster(context, identifier);
  if (globalCluster === undefined) {
    throw notFound(`Global cluster ${identifier} not found`);
  }
  const clusterArn = String(existing.attributes.DBClusterArn);
  const member = membersOf(globalCluster).find(
    (candidate) => candidate.dbClusterArn === clusterArn,
  );
  if (member === undefined) {
    throw invalidRequest(`Cluster ${clusterArn} is not found in global cluster ${identifier}`);
  }
  if (member.isWriter && membersOf(globalCluster).length > 1) {
    throw invalidRequest(
      'Unable to delete cluster that is a primary member of global cluster while there are other global cluster members',
    );
  }
  leaveGlobalCluster(globalCluster, clusterArn);
}
