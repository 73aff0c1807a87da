import { validationError } from '../errors';
import type { ParameterValue } from '../state';
import { PARAMETER_VALUE_MAX_BYTES } from './limits';
import { checkElement } from './parameter-constraints';
import { isListType, resourceTypeOf, ssmValueType } from './parameter-types';
import type { ParameterDefinition, Template } from './template';

/** A parameter as the caller gave it. */
export interface ParameterInput {
  readonly key: string;
  readonly value?: string | undefined;
  readonly usePreviousValue: boolean;
}

/** What the values are checked against outside the template. */
export interface ParameterLookups {
  /** Value of an SSM parameter in the stack's region. */
  ssmParameter(name: string): string | undefined;
  resourceExists(type: string, id: string): boolean;
}

/** Values for all of a template's parameters. Throws CloudFormation's `ValidationError`s. */
export function resolveParameters(
  definitions: Template['parameters'],
  inputs: readonly ParameterInput[],
  previous: Readonly<Record<string, ParameterValue>>,
  lookups: ParameterLookups,
): Readonly<Record<string, ParameterValue>> {
  const unknown = inputs.map(({ key }) => key).filter((key) => !(key in definitions));
  if (unknown.length > 0) {
    throw validationError(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  }
  const given = new Map(inputs.map((input) => [input.key, givenValue(input, previous)]));
  const missing = Object.entries(definitions)
    .filter(([name, { defaultValue }]) => (given.get(name) ?? defaultValue) === undefined)
    .map(([name]) => name);
  if (missing.length > 0) {
    throw validationError(`Parameters: [${missing.join(', ')}] must have values`);
  }
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => {
      const value = given.get(name) ?? definition.defaultValue ?? '';
      return [name, resolveOne(name, value, definition, lookups)];
    }),
  );
}

function givenValue(
  input: ParameterInput,
  previous: Readonly<Record<string, ParameterValue>>,
): string | undefined {
  if (!input.usePreviousValue) {
    return input.value;
  }
  if (input.value !== undefined) {
    throw validationError(
      `Invalid input for parameter key ${input.key}. Cannot specify usePreviousValue as true and non empty value for a parameter`,
    );
  }
  return previous[input.key]?.value;
}

function resolveOne(
  name: string,
  value: string,
  definition: ParameterDefinition,
  lookups: ParameterLookups,
): ParameterValue {
  if (Buffer.byteLength(value) > PARAMETER_VALUE_MAX_BYTES) {
    throw validationError(
      `Parameter '${name}' exceeds the maximum length of ${PARAMETER_VALUE_MAX_BYTES} bytes`,
    );
  }
  const elements = isListType(definition.type) ? splitList(value) : [value];
  for (const element of elements) {
    checkElement(name, element, definition);
  }
  const resolvedValue = resolveSsm(name, value, definition, lookups);
  checkResources(name, resolvedValue ?? value, definition, lookups);
  return {
    value,
    ...(resolvedValue !== undefined && { resolvedValue }),
    noEcho: definition.noEcho,
  };
}

export function splitList(value: string): readonly string[] {
  return value === '' ? [] : value.split(',').map((element) => element.trim());
}

function resolveSsm(
  name: string,
  value: string,
  definition: ParameterDefinition,
  lookups: ParameterLookups,
): string | undefined {
  if (ssmValueType(definition.type) === undefined) {
    return undefined;
  }
  const resolved = lookups.ssmParameter(value);
  if (resolved === undefined) {
    throw validationError(
      `Unable to fetch parameters [${value}] from parameter store for this account. (parameter ${name})`,
    );
  }
  return resolved;
}

function checkResources(
  name: string,
  value: string,
  definition: ParameterDefinition,
  lookups: ParameterLookups,
): void {
  const type = resourceTypeOf(definition.type);
  if (type === undefined) {
    return;
  }
  for (const id of isListType(definition.type) ? splitList(value) : [value]) {
    if (!lookups.resourceExists(type, id)) {
      throw validationError(
        `Parameter validation failed: parameter value ${id} for parameter name ${name} does not exist`,
      );
    }
  }
}

/** What `Ref` gives for each parameter: text, or a list for list types. */
export function parameterScope(
  template: Template,
  values: Readonly<Record<string, ParameterValue>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(template.parameters).map(([name, { type }]) => {
      const parameter = values[name];
      const text = parameter?.resolvedValue ?? parameter?.value ?? '';
      return [name, isListType(type) ? splitList(text) : text];
    }),
  );
}
