import type { PropertySpec, ResourceSpec, TypeSpec } from '../../resource-types/spec';
import { spec } from '../../resource-types/spec';

/** Where the published schema lost something that AWS accepts. */
const REPAIRED_PROPERTIES: Readonly<Record<string, Readonly<Record<string, PropertySpec>>>> = {
  'AWS::StepFunctions::StateMachine': {
    // A pattern property of string, integer or boolean in AWS's schema; the database keeps only the values.
    DefinitionSubstitutions: { type: { map: { oneOf: ['string', 'integer', 'boolean'] } } },
  },
};

export function schemaOf(type: string): ResourceSpec | undefined {
  const resource = spec.resources[type];
  const repaired = REPAIRED_PROPERTIES[type];
  return resource === undefined || repaired === undefined
    ? resource
    : { ...resource, properties: { ...resource.properties, ...repaired } };
}

export function objectProperties(name: string): Readonly<Record<string, PropertySpec>> {
  const object = spec.objects[name];
  if (object === undefined) {
    throw new Error(`property type ${name} is not in the spec`);
  }
  return object.properties;
}

/** Whether `Fn::GetAtt` may ask for it, nested values of an object attribute included. */
export function hasAttribute(type: string, attribute: string): boolean {
  const attributes = schemaOf(type)?.attributes ?? {};
  if (attributes[attribute] !== undefined) {
    return true;
  }
  const [first = '', ...rest] = attribute.split('.');
  return hasPath(attributes[first], rest);
}

function hasPath(type: TypeSpec | undefined, path: readonly string[]): boolean {
  const [next, ...rest] = path;
  if (type === undefined || next === undefined) {
    return type !== undefined;
  }
  return typeof type === 'object' && 'object' in type
    ? hasPath(objectProperties(type.object)[next]?.type, rest)
    : false;
}
