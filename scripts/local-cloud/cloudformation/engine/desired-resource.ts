import { spec } from '../../../resource-types/spec';
import type { DeletionPolicy, StackResource, Tag } from '../state';
import { evaluate, evaluateProperties } from '../template/evaluate';
import type { Scope } from '../template/scope';
import type { ResourceDefinition } from '../template/template';

/** A resource as the template wants it, its values resolved. Throws CloudFormation's errors. */
export function desiredResource(
  logicalId: string,
  definition: ResourceDefinition,
  dependencies: readonly string[],
  tags: readonly Tag[],
  scope: Scope,
  nowMs: number,
): StackResource {
  return {
    logicalId,
    type: definition.type,
    status: 'CREATE_IN_PROGRESS',
    updatedAtMs: nowMs,
    properties: evaluateProperties(definition.properties, scope),
    ...(definition.metadata !== undefined && { metadata: evaluate(definition.metadata, scope) }),
    // A type that can't be tagged doesn't notice the stack's tags.
    tags: spec.resources[definition.type]?.tagging === undefined ? [] : tags,
    deletionPolicy: definition.deletionPolicy ?? defaultDeletionPolicy(definition),
    updateReplacePolicy: definition.updateReplacePolicy ?? 'Delete',
    dependencies,
  };
}

/**
 * Clusters, and instances outside clusters, are snapshot when nothing is said:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
 */
function defaultDeletionPolicy(definition: ResourceDefinition): DeletionPolicy {
  const isDatabase =
    definition.type === 'AWS::RDS::DBCluster' ||
    (definition.type === 'AWS::RDS::DBInstance' &&
      definition.properties.DBClusterIdentifier === undefined);
  return isDatabase ? 'Snapshot' : 'Delete';
}
