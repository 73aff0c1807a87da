import { needsSurvivors, type ObservedStack } from '../action';
import type { StackDescription, Stacks } from '../ports';

/** The stack as it is now, with the survivors of a failed creation where they matter. */
export interface Observation extends ObservedStack {
  readonly description: StackDescription;
}

export async function observe(stacks: Stacks, stack: string): Promise<Observation | undefined> {
  const description = await stacks.describe(stack);
  if (description === undefined) {
    return undefined;
  }
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
