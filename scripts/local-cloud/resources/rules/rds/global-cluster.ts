import { globalArn } from '../../arn';
import { alreadyExists, invalidRequest, notUpdatable, resourceConflict } from '../../failures';
import { generatedName } from '../../generated-name';
import { lowerId } from '../../identifiers';
import { flag, text } from '../../read';
import type { ResourceRules } from '../../resource-rules';
import { findGlobalCluster, leaveGlobalCluster, membersOf } from './global-cluster-members';
import { identifierOf, identifierProblems, MAX_IDENTIFIER_LENGTH } from './identifiers';

/**
 * `AWS::RDS::GlobalCluster`, standalone: made empty, before its first cluster.
 * Its handler: https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds/tree/master/aws-rds-globalcluster
 */
export const globalCluster: ResourceRules = {
  // A guess: the call returns at once, the handler polls once.
  seconds: { create: 30, update: 30, delete: 30 },
  problems(properties) {
    const hasSource = properties.SourceDBClusterIdentifier !== undefined;
    const hasEngine = properties.Engine !== undefined;
    return [
      ...identifierProblems(properties, 'GlobalClusterIdentifier'),
      ...(hasSource === hasEngine
        ? ['#: #: only 1 subschema matches out of 2: give Engine or SourceDBClusterIdentifier']
        : []),
    ];
  },
  require(context, properties, existing) {
    const identifier = identifierOf(properties, 'GlobalClusterIdentifier') ?? '';
    if (existing === undefined && findGlobalCluster(context, identifier) !== undefined) {
      throw alreadyExists(`Global cluster ${identifier} already exists`);
    }
  },
  identify(context, properties) {
    const identifier =
      identifierOf(properties, 'GlobalClusterIdentifier') ??
      generatedName(context, { maxLength: MAX_IDENTIFIER_LENGTH, lowerCase: true });
    const address = `${identifier}.global-${lowerId(context.state, 12)}.global.rds.amazonaws.com`;
    return {
      physicalId: identifier,
      attributes: { GlobalEndpoint: { Address: address }, 'GlobalEndpoint.Address': address },
      data: {
        members: [],
        arn: globalArn(context, 'rds', `global-cluster:${identifier}`),
        resourceId: `cluster-${lowerId(context.state, 16)}`,
        status: 'available',
        engineVersion: text(properties, 'EngineVersion'),
      },
    };
  },
  refresh(_context, existing, properties) {
    existing.data = { ...existing.data, engineVersion: text(properties, 'EngineVersion') };
    return {};
  },
  beforeDelete(context, existing) {
    if (flag(existing.properties, 'DeletionProtection')) {
      throw notUpdatable(
        `Cannot delete protected Global Cluster: ${existing.physicalId}. Please disable deletion protection and try again.`,
      );
    }
    const members = membersOf(existing);
    const [only] = members;
    if (members.length === 1 && only !== undefined) {
      detachFirstClusterOfRegion(context, existing, only.dbClusterArn);
    }
    if (membersOf(existing).length > 0) {
      throw resourceConflict(`Global Cluster ${String(existing.data?.arn)} is not empty`);
    }
  },
};

/**
 * With one member left the handler describes the cluster named in
 * `SourceDBClusterIdentifier`. A standalone global cluster names none, so it
 * describes every cluster of the region it is deleted in and takes the first:
 * the right one only by luck.
 */
function detachFirstClusterOfRegion(
  context: Parameters<NonNullable<ResourceRules['beforeDelete']>>[0],
  existing: Parameters<NonNullable<ResourceRules['beforeDelete']>>[1],
  memberArn: string,
): void {
  const clusters = Object.values(context.state.regions[context.region]?.resources ?? {}).filter(
    (resource) => resource.type === 'AWS::RDS::DBCluster',
  );
  const first = clusters.sort((a, b) => (a.physicalId < b.physicalId ? -1 : 1)).at(0);
  if (first?.attributes.DBClusterArn !== memberArn) {
    throw invalidRequest(
      `Cluster ${String(first?.attributes.DBClusterArn ?? '')} is not found in global cluster ${existing.physicalId}`,
    );
  }
  leaveGlobalCluster(existing, memberArn);
}
