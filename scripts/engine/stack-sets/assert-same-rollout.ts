import type { Observation } from '../deploy-stack/observe';
import type { Environment, Run } from '../environment';
import { DrError, EXIT } from '../errors';
import { foundRolloutOptions, foundStacks } from './found-rollout';
import { isRolledOut } from './rollout';

/** Throws when what exists was deployed the other way: there would be a second copy of it. */
export async function assertSameRollout(
  run: Run,
  observed: ReadonlyMap<string, Observation>,
): Promise<void> {
  const { environment, cloud } = run;
  const { topology, suffix } = environment;
  const { stackSets } = topology;
  const found = foundStacks(environment, observed);
  const instances = found.filter(({ isInstance }) => isInstance).map(({ id }) => id);
  const plain = found.filter(({ isInstance }) => !isInstance).map(({ id }) => id);
  if (stackSets === undefined && instances.length > 0) {
    throw otherRollout(
      `${suffix} is rolled out with stack sets (${instances.join(', ')}), and this deploy is without`,
      environment.command('deploy', ...(await foundRolloutOptions(run, observed))),
    );
  }
  if (stackSets === undefined) {
    return;
  }
  if (plain.length > 0) {
    throw otherRollout(
      `${suffix} is deployed as plain stacks (${plain.join(', ')}), and this deploy is with stack sets`,
      without(environment, ROLLOUT_OPTIONS),
    );
  }
  const other = stackSets.administration === 'dr' ? 'primary' : 'dr';
  const { name: region } = topology.regions[other];
  for (const { id } of topology.stacks.filter(isRolledOut)) {
    const stackSetName = environment.stackName(id);
    if ((await cloud.region(region).stackSets.describe(stackSetName)) !== undefined) {
      throw otherRollout(
        `stack set ${stackSetName} is administered from ${region}, which can't be changed`,
        `${without(environment, PLACE_OPTIONS)} --stack-sets --stack-set-region ${region}`,
      );
    }
  }
}

const PLACE_OPTIONS = / --stack-set\S*( [^-]\S*)?/g;
const ROLLOUT_OPTIONS = / --(?:stack-set|administration-role|execution-role)\S*( [^-]\S*)?/g;

/** The deploy as typed, without some of its options. */
function without({ command }: Environment, options: RegExp): string {
  return command('deploy').replace(options, '');
}

function otherRollout(message: string, command: string): DrError {
  return new DrError({
    code: 'DR_OTHER_ROLLOUT',
    message: `${message}: there would be a second copy of everything`,
    nextSteps: [command, 'destroy the environment first, with all its data'],
    exitCode: EXIT.invalidInput,
  });
}
