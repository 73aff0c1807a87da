import type { StackResource } from '../state';
import { isEqual } from '../template/json';
import { requireModel, type World } from './world';

/** What an update does to a resource that exists. */
export type Difference =
  | { readonly kind: 'none' }
  | { readonly kind: 'update' }
  | { readonly kind: 'replace' };

export function differenceOf(
  world: World,
  current: StackResource,
  target: StackResource,
): Difference {
  // A resource that failed to be made is made anew; one whose update failed is brought to the target again.
  if (current.status === 'CREATE_FAILED') {
    return { kind: 'replace' };
  }
  const model = requireModel(world, target.type);
  const { replacement } = model.replacement(current.properties, target.properties);
  if (replacement === 'True') {
    return { kind: 'replace' };
  }
  const same =
    current.status !== 'UPDATE_FAILED' &&
    isEqual(current.properties, target.properties) &&
    isEqual(current.metadata, target.metadata) &&
    isEqual(current.tags, target.tags);
  return { kind: same ? 'none' : 'update' };
}
