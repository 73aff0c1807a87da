import type { DeployInput, DesiredParameter } from './deploy-input';
import type { Observation } from './deploy-stack/observe';
import { DrError, EXIT } from './errors';
import type { ParameterChange } from './events';
import type { ParameterValue, StackDescription } from './ports';
import type { DeployGraph } from './steps';
import type { StackLocation } from './topology';

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
  input: DeployInput,
  graph: DeployGraph,
  observed: Observed,
): void {
  const missing = new Map<string, string>();
  for (const step of graph.nodes.values()) {
    if (step.kind === 'stack') {
      const current = observed.get(step.id)?.description;
      for (const [name, desired] of Object.entries(input.parameters(step))) {
        const value = parameterValue(name, desired, current, observed);
        if (desired.kind === 'required' && value === undefined && !missing.has(desired.option)) {
          missing.set(desired.option, step.id);
        }
      }
    }
  }
  if (missing.size > 0) {
    throw new DrError({
      code: 'DR_INVALID_SETTINGS',
      message: [...missing]
        .map(([option, id]) => `${option} is missing, which ${id} is created with`)
        .join('; '),
      nextSteps: ['dr-cli deploy --help', 'add --local to try everything without an account'],
      exitCode: EXIT.invalidInput,
    });
  }
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
