import { isRecord } from '../resources/read';
import { pythonJson } from './python-json';
import { isIntrinsic, type TemplateProperties } from './template';

/**
 * `DefinitionString` from a definition given as an object: CloudFormation's
 * functions inside it become substitutions, numbered in the order of sorted
 * keys, and the JSON is joined from its lines.
 */
export function buildDefinition(definition: unknown, given: unknown): TemplateProperties {
  const found: unknown[] = [];
  const template = replaceDynamicValues(definition, found);
  const substitutions = {
    ...(isRecord(given) ? given : {}),
    ...Object.fromEntries(found.map((value, index) => [substitutionName(index), value])),
  };
  return {
    DefinitionString: { 'Fn::Join': ['\n', pythonJson(template, 4).split('\n')] },
    DefinitionSubstitutions: Object.keys(substitutions).length > 0 ? substitutions : undefined,
  };
}

function substitutionName(index: number): string {
  return `definition_substitution_${index + 1}`;
}

function replaceDynamicValues(value: unknown, found: unknown[]): unknown {
  if (isIntrinsic(value) || isDynamicReference(value)) {
    found.push(value);
    return `\${${substitutionName(found.length - 1)}}`;
  }
  if (Array.isArray(value)) {
    return value.map((item) => replaceDynamicValues(item, found));
  }
  if (!isRecord(value)) {
    return value;
  }
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, replaceDynamicValues(item, found)]));
}

function isDynamicReference(value: unknown): boolean {
  return typeof value === 'string' && /^\{\{resolve:[a-z-]+:.+\}\}$/.test(value);
}
