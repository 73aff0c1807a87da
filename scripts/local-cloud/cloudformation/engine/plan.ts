import type { RestorePoint, Stack, StackResource, Task } from '../state';
import { inDependencyOrder } from '../template/graph';
import { isKept } from './delete-task';
import type { SettledDeployment } from './deployment';
import { needsRestoring } from './restore-task';

/** Make every resource what the template says, and let go of what it no longer has. */
export function planApply(stack: Stack, deployment: SettledDeployment): Record<string, Task> {
  const applied = inDependencyOrder(deployment.graph).map((logicalId): [string, Task] => [
    logicalId,
    { action: 'apply', logicalId, after: deployment.graph[logicalId] ?? [], status: 'pending' },
  ]);
  const released = Object.keys(stack.resources)
    .filter((logicalId) => !(logicalId in deployment.resources))
    .map((logicalId): [string, Task] => [
      logicalId,
      { action: 'release', logicalId, after: [], status: 'pending' },
    ]);
  return Object.fromEntries([...released, ...applied]);
}

/** Put back what an update changed, in the order it depends on each other. */
export function planRestore(stack: Stack, point: RestorePoint): Record<string, Task> {
  const changed = Object.values(point.resources).filter((before) => needsRestoring(stack, before));
  const names = new Set(changed.map(({ logicalId }) => logicalId));
  return Object.fromEntries(
    changed.map(({ logicalId, dependencies }): [string, Task] => [
      logicalId,
      {
        action: 'restore',
        logicalId,
        after: dependencies.filter((dependency) => names.has(dependency)),
        status: 'pending',
      },
    ]),
  );
}

/** Take away the resources of a stack and what earlier operations left over. */
export function planStackDeletion(
  stack: Stack,
  cause: 'deletion' | 'rollback',
  retained: readonly string[],
): Record<string, Task> {
  const current = Object.values(stack.resources)
    .filter(({ status }) => status !== 'DELETE_COMPLETE' && status !== 'DELETE_SKIPPED')
    .map((resource) => ({
      key: resource.logicalId,
      resource,
      keep: retained.includes(resource.logicalId) || isKept(resource.deletionPolicy, cause),
    }));
  return planDeletion([...current, ...leftoversOf(stack, cause)]);
}

/** Take away what an update or its rollback left over. */
export function planCleanup(stack: Stack, cause: 'deletion' | 'rollback'): Record<string, Task> {
  return planDeletion(leftoversOf(stack, cause));
}

interface Deletion {
  readonly key: string;
  readonly resource: StackResource;
  readonly keep: boolean;
}

function leftoversOf(stack: Stack, cause: 'deletion' | 'rollback'): readonly Deletion[] {
  return stack.leftovers.map(({ resource, policy }, index) => ({
    key: `leftover:${index}`,
    resource,
    keep: isKept(policy, cause),
  }));
}

/** A resource goes once everything that depends on it has gone. */
function planDeletion(deletions: readonly Deletion[]): Record<string, Task> {
  return Object.fromEntries(
    deletions.map(({ key, resource, keep }): [string, Task] => [
      key,
      {
        action: keep ? 'skip' : 'delete',
        logicalId: resource.logicalId,
        after: deletions
          .filter(
            (other) =>
              other.resource.logicalId !== resource.logicalId &&
              other.resource.dependencies.includes(resource.logicalId),
          )
          .map((other) => other.key),
        status: 'pending',
        target: resource,
      },
    ]),
  );
}
