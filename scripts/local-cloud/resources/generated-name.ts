import type { ResourceContext } from '../resource-model';
import { upperId } from './identifiers';

const RANDOM_LENGTH = 12;

export interface NameLimits {
  /** What the service accepts, in characters. */
  readonly maxLength: number;
  readonly lowerCase?: true;
}

/**
 * The name that CloudFormation gives a resource whose template names none:
 * `<stack>-<logical id>-<random>`, the first two shortened where the service's
 * limit asks for it. How AWS shares the room between the two is not published;
 * here each gets half.
 */
export function generatedName(context: ResourceContext, limits: NameLimits): string {
  const random = upperId(context.state, RANDOM_LENGTH);
  const room = limits.maxLength - RANDOM_LENGTH - 2;
  const name = [...shorten(context.stackName, context.logicalId, room), random].join('-');
  return limits.lowerCase ? name.toLowerCase() : name;
}

function shorten(stackName: string, logicalId: string, room: number): [string, string] {
  if (stackName.length + logicalId.length <= room) {
    return [stackName, logicalId];
  }
  const half = Math.floor(room / 2);
  const stackRoom = Math.max(half, room - logicalId.length);
  // RDS refuses two hyphens in a row.
  const stack = stackName.slice(0, stackRoom).replace(/-+$/, '');
  return [stack, logicalId.slice(0, room - stack.length)];
}
