import { validationError } from '../errors';
import { asIntrinsic, isList, isObject, type JsonObject } from './json';
import { requireAlphanumeric } from './read-names';
import type { Mapping } from './template';

export function readMappings(source: JsonObject): Record<string, Mapping> {
  return Object.fromEntries(
    Object.entries(source).map(([name, mapping]) => {
      requireAlphanumeric('Mappings', name);
      return [name, readMapping(mapping)];
    }),
  );
}

function readMapping(source: unknown): Mapping {
  if (!isObject(source)) {
    throw validationError('Template format error: Every Mappings member must be a map');
  }
  return Object.fromEntries(
    Object.entries(source).map(([key, attributes]) => {
      if (!isObject(attributes)) {
        throw validationError(`Template format error: Every Mappings member ${key} must be a map`);
      }
      for (const value of Object.values(attributes)) {
        requirePlainValue(value);
      }
      return [key, attributes];
    }),
  );
}

function requirePlainValue(value: unknown): void {
  const plain = isList(value) || (!isObject(value) && value !== null);
  if (!plain || (isList(value) && value.some((item) => asIntrinsic(item) !== undefined))) {
    throw validationError(
      'Template format error: Every Mappings attribute must be a String or a List.',
    );
  }
}

export function readConditions(source: JsonObject): Record<string, unknown> {
  for (const [name, condition] of Object.entries(source)) {
    requireAlphanumeric('Condition', name);
    if (!isObject(condition)) {
      throw validationError('Template format error: Every Condition member must be a string.');
    }
  }
  return { ...source };
}
