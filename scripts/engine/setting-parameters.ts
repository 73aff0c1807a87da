import { decideAction } from './action';
import type { DeployInput, DesiredParameter } from './deploy-input';
import type { Observation } from './deploy-stack/observe';
import type { Environment } from './environment';
import { DrError, EXIT } from './errors';
import type { ParameterChange } from './events';
import type { ParameterValue, StackDescription } from './ports';
import type { DeployGraph } from './steps';
import { locationId, locationsOf, type StackLocation } from './topology';

/** Every stack as it was before the deploy, by location. */
export type Observed = ReadonlyMap<string, Observation>;

/**
 * Values of the parameters that no other stack gives. What was not chosen this
 * time stays as it is: a flag left off must never change an environment. A stack
 * that is new in an existing environment takes what the others have.
 */
export function settingParameters(
  input: DeployInput,
  location: StackLocation,
  current: StackDescription | undefined,
  observed: Observed,
): Record<string, ParameterValue> {
  return Object.fromEntries(
    Object.entries(input.parameters(location)).flatMap(([name, desired]) => {
      const value = parameterValue(name, desired, current, observed);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Throws when a stack that the deploy makes lacks a value, with everything that is missing. */
export function assertNothingMissing(
  { command }: Environment,
  input: DeployInput,
  graph: DeployGraph,
  observed: Observed,
): void {
  const missing = new Map<string, { readonly description: string; readonly step: string }>();
  for (const step of graph.nodes.values()) {
    if (step.kind === 'stack') {
      const current = observed.get(step.id)?.description;
      for (const [name, desired] of Object.entries(input.parameters(step))) {
        const value = parameterValue(name, desired, current, observed);
        if (desired.kind === 'required' && value === undefined && !missing.has(desired.option)) {
          missing.set(desired.option, { description: desired.description, step: step.id });
        }
      }
    }
  }
  if (missing.size > 0) {
    throw new DrError({
      code: 'DR_INVALID_SETTINGS',
      message: [...missing]
        .map(
          ([option, { description, step }]) =>
            `${option} (${description}) is missing, which ${step} is created with`,
        )
        .join('; '),
      nextSteps: [command('deploy', ...missing.keys()), command('deploy', '--help')],
      exitCode: EXIT.invalidInput,
    });
  }
}

/**
 * Throws when a value that was given is refused. Every stack that stands is looked at, also those
 * that are not deployed this time: what is made new has to fit to them.
 */
export function assertNoChangeRefused(
  { topology }: Environment,
  input: DeployInput,
  observed: Observed,
): void {
  const refusals = locationsOf(topology).flatMap((location) => {
    const stack = observed.get(locationId(location));
    return stack === undefined || !stands(stack)
      ? []
      : parameterChanges(input, location, stack.description).flatMap(
          (change) => input.refusedChange?.(change) ?? [],
        );
  });
  const [first] = refusals;
  if (first !== undefined) {
    throw new DrError({
      code: 'DR_CHANGE_REFUSED',
      message: [...new Set(refusals.map(({ reason }) => reason))].join('; '),
      nextSteps: first.nextSteps,
      exitCode: EXIT.invalidInput,
    });
  }
}

/** Whether there is something that a change could break: a stack made anew takes any value. */
function stands(stack: Observation): boolean {
  const { kind } = decideAction(stack);
  return kind !== 'create' && kind !== 'recreate';
}

/** Parameters of an existing stack that were given another value than they have. */
export function parameterChanges(
  input: DeployInput,
  location: StackLocation,
  current: StackDescription | undefined,
): ParameterChange[] {
  return Object.entries(input.parameters(location)).flatMap(([name, desired]) => {
    const from = current?.parameters[name];
    return desired.kind === 'given' && from !== undefined && from !== desired.value
      ? [{ name, from, to: desired.value }]
      : [];
  });
}

function parameterValue(
  name: string,
  desired: DesiredParameter,
  current: StackDescription | undefined,
  observed: Observed,
): ParameterValue | undefined {
  if (desired.kind === 'given') {
    return { kind: 'value', value: desired.value };
  }
  if (current !== undefined && name in current.parameters) {
    return { kind: 'previous' };
  }
  const value =
    valueInEnvironment(name, observed) ?? (desired.kind === 'default' ? desired.value : undefined);
  return value === undefined ? undefined : { kind: 'value', value };
}

/** A setting has one value in the whole environment, so that any stack that has it knows it. */
function valueInEnvironment(name: string, observed: Observed): string | undefined {
  return [...observed.values()]
    .map(({ description }) => description.parameters[name])
    .find((value) => value !== undefined);
}
