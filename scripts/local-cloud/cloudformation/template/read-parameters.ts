import { validationError } from '../errors';
import { isList, isObject, type JsonObject } from './json';
import { isParameterType } from './parameter-types';
import { requireAlphanumeric } from './read-names';
import type { ParameterDefinition } from './template';

const MEMBERS = new Set([
  'Type',
  'Default',
  'Description',
  'NoEcho',
  'AllowedValues',
  'AllowedPattern',
  'ConstraintDescription',
  'MinLength',
  'MaxLength',
  'MinValue',
  'MaxValue',
]);

export function readParameters(source: JsonObject): Record<string, ParameterDefinition> {
  return Object.fromEntries(
    Object.entries(source).map(([name, parameter]) => {
      requireAlphanumeric('Parameter', name);
      return [name, readParameter(name, parameter)];
    }),
  );
}

function readParameter(name: string, source: unknown): ParameterDefinition {
  if (!isObject(source) || typeof source.Type !== 'string') {
    throw validationError(
      'Template format error: Every Parameters object must contain a Type member.',
    );
  }
  const unknown = Object.keys(source).find((member) => !MEMBERS.has(member));
  if (unknown !== undefined) {
    throw validationError(`Invalid template parameter property '${unknown}'`);
  }
  if (!isParameterType(source.Type)) {
    throw validationError(`Template format error: Unrecognized parameter type: ${source.Type}`);
  }
  return {
    type: source.Type,
    defaultValue: readDefault(name, source.Default),
    description: optionalText(source.Description),
    noEcho: source.NoEcho === true || source.NoEcho === 'true',
    allowedValues: isList(source.AllowedValues) ? source.AllowedValues.map(String) : undefined,
    allowedPattern: optionalText(source.AllowedPattern),
    constraintDescription: optionalText(source.ConstraintDescription),
    minLength: optionalNumber(source.MinLength),
    maxLength: optionalNumber(source.MaxLength),
    minValue: optionalNumber(source.MinValue),
    maxValue: optionalNumber(source.MaxValue),
  };
}

function readDefault(name: string, value: unknown): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (isObject(value) || isList(value) || value === null) {
    throw validationError(
      `Template format error: Every Default member must be a string. (parameter ${name})`,
    );
  }
  return String(value);
}

function optionalText(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}

function optionalNumber(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}
