import type { Observation } from '../deploy-stack/observe';
import type { Environment, Run } from '../environment';
import { locationId, locationsOf } from '../topology';
import { existingStackSets } from './find-rollout';
import { isRolledOut, ROLES_STACK } from './rollout';

/** A two-region stack that exists, and whether it is a stack set's instance. */
export interface FoundStack {
  /** `regional@dr` */
  readonly id: string;
  readonly isInstance: boolean;
}

/** The two-region stacks that exist. */
export function foundStacks(
  { topology, stackName }: Environment,
  observed: ReadonlyMap<string, Observation>,
): FoundStack[] {
  const both = new Set(topology.stacks.filter(isRolledOut).map(({ id }) => id));
  return locationsOf(topology).flatMap((location) => {
    const id = locationId(location);
    const observation = observed.get(id);
    return observation === undefined || !both.has(location.stack)
      ? []
      : [{ id, isInstance: observation.description.name !== stackName(location.stack) }];
  });
}

/**
 * Options that a deploy needs to go on the way the environment was rolled out: none for plain
 * stacks. The DR region and the environment's own roles are what is meant without an option.
 */
export async function foundRolloutOptions(
  run: Run,
  observed: ReadonlyMap<string, Observation>,
): Promise<string[]> {
  const { environment } = run;
  if (!foundStacks(environment, observed).some(({ isInstance }) => isInstance)) {
    return [];
  }
  const [place] = await existingStackSets(run);
  if (place === undefined) {
    return ['--stack-sets'];
  }
  const { name: region } = environment.topology.regions[place.role];
  return [
    '--stack-sets',
    ...(place.role === 'dr' ? [] : ['--stack-set-region', region]),
    ...(await broughtRoleOptions(run, place.stack, region)),
  ];
}

/** Roles that somebody brought have to be named in every deploy. */
async function broughtRoleOptions(
  { environment, cloud }: Run,
  stack: string,
  region: string,
): Promise<string[]> {
  const { stacks, stackSets } = cloud.region(region);
  if ((await stacks.describe(environment.stackName(ROLES_STACK))) !== undefined) {
    return [];
  }
  const roles = (await stackSets.describe(environment.stackName(stack)))?.roles;
  return roles === undefined
    ? []
    : [
        ...['--administration-role-arn', roles.administrationRoleArn],
        ...['--execution-role-name', roles.executionRoleName],
      ];
}
