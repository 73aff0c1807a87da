import { settle } from '../engine/deployment';
import type { World } from '../engine/world';
import type { Deployment, ResourceChange, Stack } from '../state';
import { evaluate } from '../template/evaluate';
import { isEqual } from '../template/json';
import { referencesIn } from '../template/references';
import { KNOWN_AFTER_APPLY } from '../template/scope';
import { withUnknownImports } from './preview-scope';

/**
 * Whether an update has anything to do: a resource changes, or the outputs or
 * the stack's tags do. A description, metadata of the template or an unused
 * parameter alone is nothing to do.
 */
export function hasChanges(
  world: World,
  stack: Stack,
  deployment: Deployment,
  changes: readonly ResourceChange[],
): boolean {
  return (
    changes.length > 0 ||
    stack.deployment === undefined ||
    !isEqual(stack.deployment.tags, deployment.tags) ||
    !isEqual(outputsOf(world, stack, stack.deployment), outputsOf(world, stack, deployment))
  );
}

/** Outputs with what settles them but their resources, which are compared on their own. */
function outputsOf(world: World, stack: Stack, deployment: Deployment): unknown {
  const settled = settle(world, stack, deployment);
  const unknown = () => KNOWN_AFTER_APPLY;
  const scope = withUnknownImports(settled.scope({ ref: unknown, attribute: unknown }));
  return Object.entries(settled.template.outputs)
    .filter(([, { condition }]) => condition === undefined || scope.conditions[condition] === true)
    .map(([key, output]) => ({
      key,
      value: evaluate(output, scope),
      references: referencesIn(output, scope.conditions),
    }));
}
