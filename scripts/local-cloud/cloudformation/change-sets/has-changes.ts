import { settle } from '../engine/deployment';
import type { World } from '../engine/world';
import type { Deployment, ResourceChange, Stack } from '../state';
import { isEqual } from '../template/json';

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

/** Outputs as far as parameters and conditions settle them; their resources are compared on their own. */
function outputsOf(world: World, stack: Stack, deployment: Deployment): unknown {
  const settled = settle(world, stack, deployment);
  const { conditions, values } = settled.scope({ ref: () => '', attribute: () => '' });
  const outputs = Object.entries(settled.template.outputs).filter(
    ([, { condition }]) => condition === undefined || conditions[condition] === true,
  );
  const used = Object.entries(values).filter(([name]) => JSON.stringify(outputs).includes(name));
  return { outputs, used, conditions: usedConditions(outputs, conditions) };
}

function usedConditions(
  outputs: unknown,
  conditions: Readonly<Record<string, boolean>>,
): readonly (readonly [string, boolean])[] {
  const text = JSON.stringify(outputs);
  return Object.entries(conditions).filter(([name]) => text.includes(`"${name}"`));
}
