import { validationError } from '../errors';
import type { Stack } from '../state';
import { isObject } from '../template/json';
import type { ResourceScope } from '../template/scope';
import type { World } from './world';

/** References to the resources that a stack has now. */
export function liveResources(world: World, stack: Stack): ResourceScope {
  const stored = (logicalId: string) => {
    const resource = stack.resources[logicalId];
    const found =
      resource?.physicalId === undefined
        ? undefined
        : world.configuration.resources.findResource(
            { state: world.state, region: stack.region },
            resource.type,
            resource.physicalId,
          );
    if (found === undefined) {
      throw validationError(
        `Unable to retrieve the resource ${logicalId}: it doesn't exist or was deleted outside of CloudFormation`,
      );
    }
    return found;
  };
  return {
    ref: (logicalId) => stored(logicalId).ref,
    attribute: (logicalId, attribute) => {
      const resource = stored(logicalId);
      const value = readPath(resource.attributes, attribute);
      if (value === undefined) {
        throw validationError(
          `Unable to retrieve ${attribute} attribute for ${resource.type}, with error message: the attribute has no value`,
        );
      }
      return value;
    },
  };
}

/** `Endpoint.Address`, whether kept under that name or inside `Endpoint`. */
function readPath(attributes: Readonly<Record<string, unknown>>, path: string): unknown {
  if (attributes[path] !== undefined) {
    return attributes[path];
  }
  let value: unknown = attributes;
  for (const step of path.split('.')) {
    value = isObject(value) ? value[step] : undefined;
  }
  return value;
}
