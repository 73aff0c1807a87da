import { AwsError } from '../../service';
import { liveResources } from '../engine/resource-scope';
import type { World } from '../engine/world';
import type { Stack } from '../state';
import { KNOWN_AFTER_APPLY, type ResourceScope, type Scope } from '../template/scope';

/** What a change set will do to a resource. */
export type Effect = 'added' | 'replaced' | 'maybeReplaced' | 'modified' | 'none';

/** References as a change set sees them: what will be made anew isn't known yet. */
export function previewResources(
  world: World,
  stack: Stack,
  effects: ReadonlyMap<string, Effect>,
): ResourceScope {
  const live = liveResources(world, stack);
  const known = (logicalId: string, read: () => unknown): unknown => {
    const effect = effects.get(logicalId) ?? 'added';
    if (effect !== 'modified' && effect !== 'none') {
      return KNOWN_AFTER_APPLY;
    }
    try {
      return read();
    } catch (error) {
      if (error instanceof AwsError) {
        return KNOWN_AFTER_APPLY;
      }
      throw error;
    }
  };
  return {
    ref: (logicalId) => known(logicalId, () => live.ref(logicalId)),
    attribute: (logicalId, name) => known(logicalId, () => live.attribute(logicalId, name)),
  };
}

/** An export that isn't there fails the operation, not the change set. */
export function withUnknownImports(scope: Scope): Scope {
  return {
    ...scope,
    importValue: (name) => {
      try {
        return scope.importValue(name);
      } catch (error) {
        if (error instanceof AwsError) {
          return KNOWN_AFTER_APPLY;
        }
        throw error;
      }
    },
  };
}
