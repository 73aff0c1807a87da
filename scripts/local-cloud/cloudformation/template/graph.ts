import { validationError } from '../errors';
import { referencedName, referencesIn } from './references';
import type { ResourceDefinition, Template } from './template';

/** Resources that exist under the given conditions, by logical id. */
export function activeResources(
  template: Template,
  conditions: Readonly<Record<string, boolean>>,
): Readonly<Record<string, ResourceDefinition>> {
  return Object.fromEntries(
    Object.entries(template.resources).filter(
      ([, { condition }]) => condition === undefined || conditions[condition] === true,
    ),
  );
}

/** What each active resource waits for. `DependsOn` of a resource that isn't there doesn't count. */
export function dependencies(
  resources: Readonly<Record<string, ResourceDefinition>>,
  conditions: Readonly<Record<string, boolean>>,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(resources).map(([logicalId, resource]) => {
      const names = referencesIn(resource.properties, conditions)
        .map(referencedName)
        .filter((name) => name !== undefined);
      const all = [...names, ...resource.dependsOn].filter((name) => name in resources);
      return [logicalId, [...new Set(all)]];
    }),
  );
}

/** Logical ids so that each comes after what it waits for. Throws on a circle. */
export function inDependencyOrder(
  graph: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const order: string[] = [];
  const state = new Map<string, 'visiting' | 'done'>();
  const path: string[] = [];
  const visit = (name: string): void => {
    if (state.get(name) === 'done') {
      return;
    }
    if (state.get(name) === 'visiting') {
      throw circular(path.slice(path.indexOf(name)));
    }
    state.set(name, 'visiting');
    path.push(name);
    for (const dependency of graph[name] ?? []) {
      visit(dependency);
    }
    path.pop();
    state.set(name, 'done');
    order.push(name);
  };
  for (const name of Object.keys(graph)) {
    visit(name);
  }
  return order;
}

function circular(names: readonly string[]): Error {
  return validationError(`Circular dependency between resources: [${names.join(', ')}]`);
}
