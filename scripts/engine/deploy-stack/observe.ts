import { needsSurvivors, type ObservedStack } from '../action';
import { assertOurs } from '../ownership';
import type { StackDescription, Stacks } from '../ports';
import type { StackContext } from './context';

/** The stack as it is now, with the survivors of a failed creation where they matter. */
export interface Observation extends ObservedStack {
  readonly description: StackDescription;
}

/** Reads a stack by its name. Throws when the name is somebody else's. */
export async function observe(context: StackContext): Promise<Observation | undefined> {
  const { stacks, stackName } = context;
  const description = await stacks.describe(stackName);
  if (description === undefined) {
    return undefined;
  }
  assertOurs(context, description);
  const { status, stackArn } = description;
  return {
    description,
    status,
    survivors: needsSurvivors(status) ? await survivorsOf(stacks, stackArn) : [],
  };
}

/** Resources that were made and not deleted. One without a physical id was never made. */
async function survivorsOf(stacks: Stacks, stackArn: string): Promise<string[]> {
  const resources = await stacks.resources(stackArn);
  return resources
    .filter(({ status, physicalId }) => status !== 'DELETE_COMPLETE' && Boolean(physicalId))
    .map(({ logicalId }) => logicalId);
}
