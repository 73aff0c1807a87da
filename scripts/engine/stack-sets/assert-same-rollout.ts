import type { Observation } from '../deploy-stack/observe';
import type { Environment, Run } from '../environment';
import { DrError, EXIT } from '../errors';
import { locationId, locationsOf } from '../topology';
import { isRolledOut } from './rollout';

/** Throws when what exists was deployed the other way: there would be a second copy of it. */
export async function assertSameRollout(
  run: Run,
  observed: ReadonlyMap<string, Observation>,
): Promise<void> {
  const { environment, cloud } = run;
  const { topology, suffix } = environment;
  const { stackSets } = topology;
  const found = rolledOutStacks(environment, observed);
  const instances = found.filter(({ isInstance }) => isInstance).map(({ id }) => id);
  const plain = found.filter(({ isInstance }) => !isInstance).map(({ id }) => id);
  if (stackSets === undefined && instances.length > 0) {
    throw otherRollout(
      `${suffix} is rolled out with stack sets (${instances.join(', ')}), and this deploy is without`,
      environment.command('deploy', '--stack-sets'),
    );
  }
  if (stackSets === undefined) {
    return;
  }
  if (plain.length > 0) {
    throw otherRollout(
      `${suffix} is deployed as plain stacks (${plain.join(', ')}), and this deploy is with stack sets`,
      withoutStackSets(environment),
    );
  }
  const other = stackSets.administration === 'dr' ? 'primary' : 'dr';
  const { name: region } = topology.regions[other];
  for (const { id } of topology.stacks.filter(isRolledOut)) {
    const stackSetName = environment.stackName(id);
    if ((await cloud.region(region).stackSets.describe(stackSetName)) !== undefined) {
      throw otherRollout(
        `stack set ${stackSetName} is administered from ${region}, which can't be changed`,
        `${withoutStackSets(environment)} --stack-sets --stack-set-region ${region}`,
      );
    }
  }
}

function rolledOutStacks(
  { topology, stackName }: Environment,
  observed: ReadonlyMap<string, Observation>,
): { readonly id: string; readonly isInstance: boolean }[] {
  const both = new Set(topology.stacks.filter(isRolledOut).map(({ id }) => id));
  return locationsOf(topology).flatMap((location) => {
    const id = locationId(location);
    const observation = observed.get(id);
    return observation === undefined || !both.has(location.stack)
      ? []
      : [{ id, isInstance: observation.description.name !== stackName(location.stack) }];
  });
}

/** As typed, but for how it is rolled out. */
function withoutStackSets({ command }: Environment): string {
  return command('deploy').replace(/ --stack-set\S*( [^-]\S*)?/g, '');
}

function otherRollout(message: string, command: string): DrError {
  return new DrError({
    code: 'DR_OTHER_ROLLOUT',
    message: `${message}: there would be a second copy of everything`,
    nextSteps: [command, 'destroy the environment first, with all its data'],
    exitCode: EXIT.invalidInput,
  });
}
