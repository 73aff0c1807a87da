import type { HomeRole } from '../../../templates-src/topology';
import type { DeployInput } from '../deploy-input';
import type { Environment } from '../environment';
import { type Observed, settingParameters } from '../setting-parameters';
import { feedsInto, locationId, locationsOf, type StackLocation } from '../topology';
import { type PlannedResource, plannedResources } from './evaluate';

/** A stack as the next deploy would have it. */
export interface PlannedStack {
  readonly location: StackLocation;
  readonly region: string;
  /** What is known of its parameters; those that other stacks give have a stand-in. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly resources: readonly PlannedResource[];
}

/** Stands for an output that doesn't exist yet. */
export const NOT_YET_KNOWN = 'not-yet-known';

/** Every stack as a deploy with these settings would have it, in the topology's order. */
export function planStacks(
  environment: Pick<Environment, 'topology'>,
  input: DeployInput,
  observed: Observed,
  accountId: string,
): PlannedStack[] {
  return locationsOf(environment.topology).map((location) => {
    const region = environment.topology.regions[location.role].name;
    const parameters = plannedParameters(environment, input, observed, location);
    const resources = plannedResources({
      template: input.template(location.stack),
      parameters,
      pseudoParameters: { 'AWS::Region': region, 'AWS::AccountId': accountId },
    });
    return { location, region, parameters, resources };
  });
}

/** Everything that a role's region will have. */
export function resourcesOfRole(
  stacks: readonly PlannedStack[],
  role: HomeRole,
): readonly PlannedResource[] {
  return stacks
    .filter(({ location }) => location.role === role)
    .flatMap((stack) => stack.resources);
}

function plannedParameters(
  { topology }: Pick<Environment, 'topology'>,
  input: DeployInput,
  observed: Observed,
  location: StackLocation,
): Record<string, string> {
  const current = observed.get(locationId(location))?.description;
  const fed = feedsInto(topology, location).map(({ to }) => [to.parameter, NOT_YET_KNOWN] as const);
  const set = Object.entries(settingParameters(input, location, current, observed)).flatMap(
    ([name, parameter]) => {
      const value = parameter.kind === 'value' ? parameter.value : current?.parameters[name];
      return value === undefined ? [] : [[name, value] as const];
    },
  );
  return { ...Object.fromEntries(fed), ...Object.fromEntries(set) };
}
