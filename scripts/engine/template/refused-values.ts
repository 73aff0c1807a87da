import type { DeployInput } from '../deploy-input';
import { locationsOf, type Topology } from '../topology';
import { parameterDefinitions } from './evaluate';

/** A value that somebody gave and a template doesn't take. */
export interface RefusedValue {
  readonly parameter: string;
  readonly value: string;
  readonly rule: string;
}

/** Values that were given and that CloudFormation would refuse with the template; each once. */
export function refusedValues(topology: Topology, input: DeployInput): RefusedValue[] {
  const refused = locationsOf(topology).flatMap((location) => {
    const parameters = input.parameters(location);
    return parameterDefinitions(input.template(location.stack)).flatMap(({ name, definition }) => {
      const desired = parameters[name];
      if (desired?.kind !== 'given') {
        return [];
      }
      const rule = brokenRule(definition, desired.value);
      return rule === undefined ? [] : [{ parameter: name, value: desired.value, rule }];
    });
  });
  return [...new Map(refused.map((one) => [one.parameter, one])).values()];
}

/**
 * Why a parameter doesn't take a value; undefined where it does.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function brokenRule(
  definition: Readonly<Record<string, unknown>>,
  value: string,
): string | undefined {
  const { Type, AllowedPattern, AllowedValues, MaxLength, ConstraintDescription } = definition;
  const values = Type === 'CommaDelimitedList' ? value.split(',') : [value];
  const isRefused = values.some(
    (one) =>
      (typeof AllowedPattern === 'string' && !new RegExp(`^(?:${AllowedPattern})$`).test(one)) ||
      (Array.isArray(AllowedValues) && !AllowedValues.includes(one)) ||
      (typeof MaxLength === 'number' && one.length > MaxLength),
  );
  if (!isRefused) {
    return undefined;
  }
  return typeof ConstraintDescription === 'string'
    ? ConstraintDescription
    : `it is one of ${String(AllowedValues ?? AllowedPattern ?? MaxLength)}`;
}
