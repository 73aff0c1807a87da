import type { PlannedResource } from './evaluate';
import { isNode } from './resolve';

/** A property as a text; undefined where it isn't there or only AWS knows it. */
export function textOf(resource: PlannedResource, ...path: readonly string[]): string | undefined {
  const value = valueAt(resource, path);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

/**
 * A property as a number; CloudFormation takes texts for numbers.
 *
 * @throws Error when there is none: what is computed from it would be wrong without a word.
 */
export function numberOf(resource: PlannedResource, ...path: readonly string[]): number {
  const number = Number(textOf(resource, ...path) ?? Number.NaN);
  if (Number.isNaN(number)) {
    throw new Error(`${resource.logicalId} (${resource.type}) has no number ${path.join('.')}`);
  }
  return number;
}

/** A property as a list; empty where it isn't there. */
export function listOf(resource: PlannedResource, ...path: readonly string[]): readonly unknown[] {
  const value = valueAt(resource, path);
  return Array.isArray(value) ? value : [];
}

/** Logical id of the resource that a property refers to. */
export function referenceOf(resource: PlannedResource, property: string): string | undefined {
  const value = resource.properties[property];
  return isNode(value) && typeof value.Ref === 'string' ? value.Ref : undefined;
}

export function ofType(
  resources: readonly PlannedResource[],
  ...types: readonly string[]
): PlannedResource[] {
  return resources.filter(({ type }) => types.includes(type));
}

function valueAt({ properties }: PlannedResource, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, key) => (isNode(node) ? node[key] : undefined), properties);
}
