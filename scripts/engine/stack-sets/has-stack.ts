import type { Run } from '../environment';
import type { InstancePlace, StackSets } from './ports';

/**
 * Whether an instance has a stack. Ask it right before the instance is taken out of its stack set:
 * "doesn't delete the stacks", which nobody would find again, and an operation that a killed process
 * has begun may make one while it is waited for.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStackInstances.html, RetainStacks
 */
export async function hasStack(
  { cloud }: Run,
  stackSets: StackSets,
  place: InstancePlace,
): Promise<boolean> {
  const stackArn = (await stackSets.instance(place))?.stackArn;
  if (stackArn === undefined) {
    return false;
  }
  const stack = await cloud.region(place.region).stacks.describe(stackArn);
  return stack !== undefined && stack.status !== 'DELETE_COMPLETE';
}
