import type { StackResource } from '../state';
import { requireModel, scaledMs, type World } from './world';

/** How long an operation on a resource takes here. */
export function durationOf(
  world: World,
  operation: 'create' | 'update' | 'delete',
  resource: StackResource,
): number {
  const model = requireModel(world, resource.type);
  return scaledMs(world, model.durationMs(operation, resource.properties));
}
