import type { HomeRole } from '../../../templates-src/topology';
import type { Environment, Run } from '../environment';
import type { StackLocation } from '../topology';
import type { StackSetDescription } from './ports';
import { isRolledOut, ROLES_STACK, withRolesStackIn } from './rollout';

const ROLES: readonly HomeRole[] = ['dr', 'primary'];

/** Stack sets of the environment that exist, with the region that administers each. */
export async function existingStackSets({ environment, cloud }: Run): Promise<StackLocation[]> {
  const { topology, stackName } = environment;
  const places = topology.stacks
    .filter(isRolledOut)
    .flatMap(({ id: stack }) => ROLES.map((role) => ({ stack, role })));
  const found = await Promise.all(
    places.map(async (place) => {
      const { stackSets } = cloud.region(topology.regions[place.role].name);
      const stackSet = await stackSets.describe(stackName(place.stack));
      return stackSet !== undefined && isOurs(environment, stackSet) ? [place] : [];
    }),
  );
  return found.flat();
}

/** A name proves nothing: another team may have given it to a stack set of theirs. */
export function isOurs({ destroy }: Environment, { tags }: StackSetDescription): boolean {
  return tags[destroy.inventoryTag.key] === destroy.inventoryTag.value;
}

/** The run, with the stack of the stack sets' roles among its stacks where there is one. */
export async function withFoundRolesStack(run: Run): Promise<Run> {
  const { environment, cloud } = run;
  const { topology, stackName } = environment;
  for (const administration of ROLES) {
    const { stacks } = cloud.region(topology.regions[administration].name);
    if ((await stacks.describe(stackName(ROLES_STACK))) !== undefined) {
      return {
        ...run,
        environment: { ...environment, topology: withRolesStackIn(topology, administration) },
      };
    }
  }
  return run;
}
