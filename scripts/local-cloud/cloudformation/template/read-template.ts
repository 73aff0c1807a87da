import { validationError } from '../errors';
import { isObject, type JsonObject } from './json';
import { LIMITS } from './limits';
import { readConditions, readMappings } from './read-lookups';
import { readOutputs } from './read-outputs';
import { readParameters } from './read-parameters';
import { readResources } from './read-resources';
import type { Template } from './template';

const SECTIONS = new Set([
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Transform',
]);

/** Checks a parsed template's shape. Throws CloudFormation's `ValidationError`s. */
export function readTemplate(source: unknown): Template {
  if (!isObject(source)) {
    throw validationError('Template format error: unsupported structure.');
  }
  const unknown = Object.keys(source).filter((section) => !SECTIONS.has(section));
  if (unknown.length > 0) {
    throw validationError(`Invalid template property or properties [${unknown.join(', ')}]`);
  }
  const version = source.AWSTemplateFormatVersion;
  if (version !== undefined && version !== '2010-09-09') {
    throw validationError('Template format error: unsupported value for AWSTemplateFormatVersion.');
  }
  const description = source.Description;
  if (description !== undefined && typeof description !== 'string') {
    throw validationError('Template format error: Description must be a string.');
  }
  return {
    description,
    parameters: readParameters(section(source, 'Parameters')),
    mappings: readMappings(section(source, 'Mappings')),
    conditions: readConditions(section(source, 'Conditions')),
    transforms: readTransforms(source.Transform),
    resources: readResources(source.Resources),
    outputs: readOutputs(section(source, 'Outputs')),
    metadata: source.Metadata,
  };
}

/** An optional section, with the limits on its size and names checked. */
function section(
  source: JsonObject,
  name: 'Parameters' | 'Mappings' | 'Conditions' | 'Outputs',
): JsonObject {
  const value = source[name] ?? {};
  if (!isObject(value)) {
    throw validationError(`Template format error: ${name} must be an object.`);
  }
  const limit = LIMITS[name];
  const count = Object.keys(value).length;
  if (limit !== undefined && count > limit) {
    throw validationError(
      `Template format error: Number of ${name.toLowerCase()}, ${count}, is greater than maximum allowed, ${limit}`,
    );
  }
  return value;
}

export function readTransforms(value: unknown): readonly string[] {
  const transforms: readonly unknown[] =
    value === undefined ? [] : Array.isArray(value) ? value : [value];
  return transforms.map((transform) => {
    if (typeof transform === 'string') {
      return transform;
    }
    throw validationError('Key Name of transform definition must be a string.');
  });
}
