import type { PropertySpec, TypeSpec } from '../../resource-types/spec';
import { isRecord } from './read';
import { objectProperties, schemaOf } from './schema';

/**
 * Checks resolved properties against AWS's schema and answers in the words of
 * the JSON schema validator that CloudFormation uses (everit), as they arrive
 * after "Properties validation failed for resource … with message:".
 */
export function schemaProblems(type: string, properties: unknown): readonly string[] {
  const schema = schemaOf(type);
  return schema === undefined
    ? [`#: ${type} is not a resource type`]
    : objectProblems('#', schema.properties, properties);
}

function objectProblems(
  pointer: string,
  schema: Readonly<Record<string, PropertySpec>>,
  value: unknown,
): readonly string[] {
  if (!isRecord(value)) {
    return [wrongType(pointer, 'JSONObject', value)];
  }
  const missing = Object.entries(schema)
    .filter(([name, property]) => property.required && value[name] === undefined)
    .map(([name]) => `${pointer}: required key [${name}] not found`);
  const present = Object.entries(value).flatMap(([name, item]) => {
    const property = schema[name];
    if (item === undefined) {
      return [];
    }
    return property === undefined
      ? [`${pointer}: extraneous key [${name}] is not permitted`]
      : typeProblems(`${pointer}/${name}`, property.type, item);
  });
  return [...missing, ...present];
}

function typeProblems(pointer: string, type: TypeSpec, value: unknown): readonly string[] {
  if (typeof type === 'string') {
    return scalarProblems(pointer, type, value);
  }
  if ('enum' in type) {
    const problems = scalarProblems(pointer, 'string', value);
    return problems.length > 0 || type.enum.includes(String(value))
      ? problems
      : [`${pointer}: ${String(value)} is not a valid enum value`];
  }
  if ('list' in type) {
    return Array.isArray(value)
      ? value.flatMap((item, index) => typeProblems(`${pointer}/${index}`, type.list, item))
      : [wrongType(pointer, 'JSONArray', value)];
  }
  if ('map' in type) {
    return isRecord(value)
      ? Object.entries(value).flatMap(([key, item]) =>
          typeProblems(`${pointer}/${key}`, type.map, item),
        )
      : [wrongType(pointer, 'JSONObject', value)];
  }
  if ('oneOf' in type) {
    const alternatives = type.oneOf.map((alternative) => typeProblems(pointer, alternative, value));
    return alternatives.some((problems) => problems.length === 0)
      ? []
      : [`${pointer}: #: no subschema matched out of the total ${alternatives.length} subschemas`];
  }
  return objectProblems(pointer, objectProperties(type.object), value);
}

type Scalar = Extract<TypeSpec, string>;

function scalarProblems(pointer: string, type: Scalar, value: unknown): readonly string[] {
  switch (type) {
    case 'string':
    case 'dateTime':
      return isScalar(value) ? [] : [wrongType(pointer, 'String', value)];
    case 'integer':
      return isScalar(value) && /^-?\d+$/.test(String(value))
        ? []
        : [wrongType(pointer, 'Integer', value)];
    case 'number':
      return isScalar(value) && String(value).trim() !== '' && !Number.isNaN(Number(value))
        ? []
        : [wrongType(pointer, 'Number', value)];
    case 'boolean':
      return /^(true|false)$/i.test(String(value)) ? [] : [wrongType(pointer, 'Boolean', value)];
    case 'json':
      return isRecord(value) || typeof value === 'string'
        ? []
        : [wrongType(pointer, 'JSONObject', value)];
  }
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function wrongType(pointer: string, expected: string, value: unknown): string {
  return `${pointer}: expected type: ${expected}, found: ${typeName(value)}`;
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) {
    return 'Null';
  }
  if (Array.isArray(value)) {
    return 'JSONArray';
  }
  switch (typeof value) {
    case 'string':
      return 'String';
    case 'boolean':
      return 'Boolean';
    case 'number':
      return Number.isInteger(value) ? 'Integer' : 'BigDecimal';
    default:
      return 'JSONObject';
  }
}
