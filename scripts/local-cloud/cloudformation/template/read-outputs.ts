import { validationError } from '../errors';
import { isObject, type JsonObject } from './json';
import { refuseNulls, requireAlphanumeric } from './read-names';
import type { OutputDefinition } from './template';

const MEMBERS = new Set(['Value', 'Description', 'Condition', 'Export']);

export function readOutputs(source: JsonObject): Record<string, OutputDefinition> {
  return Object.fromEntries(
    Object.entries(source).map(([name, output]) => {
      requireAlphanumeric('Output', name);
      return [name, readOutput(name, output)];
    }),
  );
}

function readOutput(name: string, source: unknown): OutputDefinition {
  if (!isObject(source) || source.Value === undefined) {
    throw validationError(
      'Template format error: Every Outputs member must contain a Value object',
    );
  }
  refuseNulls(source, `/Outputs/${name}`);
  const unknown = Object.keys(source).find((member) => !MEMBERS.has(member));
  if (unknown !== undefined) {
    throw validationError(`Invalid template output property '${unknown}'`);
  }
  const { Value: value, Description: description, Condition: condition, Export: exported } = source;
  return {
    value,
    ...(typeof description === 'string' && { description }),
    ...(typeof condition === 'string' && { condition }),
    ...(exported !== undefined && { exportName: readExportName(exported) }),
  };
}

function readExportName(source: unknown): unknown {
  if (!isObject(source) || source.Name === undefined) {
    throw validationError('Template format error: Output Export must contain a Name');
  }
  return source.Name;
}
