import type { Property, PropertyType, Resource, SpecDatabase } from '@aws-cdk/service-spec-types';
import type { ObjectSpec, PropertySpec, ResourceSpec, Spec, Tagging, TypeSpec } from './spec';

/**
 * Types that lose data or history when they go and that AWS's schema does not
 * mark: without its global cluster a region's database no longer replicates.
 */
const ALSO_STATEFUL = new Set(['AWS::RDS::GlobalCluster', 'AWS::ECR::Repository']);

/** Picks the listed types out of AWS's resource schema. Throws on a type that AWS does not have. */
export function readSpec(database: SpecDatabase, types: readonly string[]): Spec {
  const objects: Record<string, ObjectSpec> = {};
  const resources: Record<string, ResourceSpec> = {};
  for (const type of [...types].sort()) {
    const resource = database.lookup('resource', 'cloudFormationType', 'equals', type).at(0);
    if (resource === undefined) {
      throw new Error(`${type} is not in AWS's resource schema; correct resource-types.json`);
    }
    resources[type] = readResource(database, resource, objects);
  }
  return { resources, objects: sortKeys(objects) };
}

function readResource(
  database: SpecDatabase,
  resource: Resource,
  objects: Record<string, ObjectSpec>,
): ResourceSpec {
  const reader = new TypeReader(database, resource.cloudFormationType, objects);
  const tagging = readTagging(resource);
  return {
    properties: reader.properties(resource.properties),
    attributes: Object.fromEntries(
      sorted(resource.attributes).map(([name, attribute]) => [name, reader.type(attribute.type)]),
    ),
    primaryIdentifier: resource.primaryIdentifier ?? [],
    ...(resource.cfnRefIdentifier && { refIdentifier: resource.cfnRefIdentifier }),
    ...(resource.arnTemplate && { arnTemplate: resource.arnTemplate }),
    isStateful: resource.isStateful === true || ALSO_STATEFUL.has(resource.cloudFormationType),
    ...(tagging && { tagging }),
  };
}

function readTagging(resource: Resource): Tagging | undefined {
  const information = resource.tagInformation;
  if (information === undefined) {
    return undefined;
  }
  if (information.variant !== 'standard' && information.variant !== 'map') {
    throw new Error(`${resource.cloudFormationType} has tags of kind ${information.variant}`);
  }
  return { property: information.tagPropertyName, variant: information.variant };
}

class TypeReader {
  constructor(
    private readonly database: SpecDatabase,
    private readonly resourceType: string,
    private readonly objects: Record<string, ObjectSpec>,
  ) {}

  properties(source: Readonly<Record<string, Property>>): Record<string, PropertySpec> {
    return Object.fromEntries(
      sorted(source).map(([name, property]): [string, PropertySpec] => [
        name,
        {
          type: this.type(property.type),
          ...(property.required && { required: true }),
          ...(property.causesReplacement !== undefined &&
            property.causesReplacement !== 'no' && {
              causesReplacement: property.causesReplacement,
            }),
          ...(property.defaultValue !== undefined && { default: property.defaultValue }),
        },
      ]),
    );
  }

  type(source: PropertyType): TypeSpec {
    switch (source.type) {
      case 'string':
        return source.allowedValues !== undefined && source.allowedValues.length > 0
          ? { enum: [...new Set(source.allowedValues)].sort() }
          : 'string';
      case 'number':
      case 'integer':
      case 'boolean':
      case 'json':
        return source.type;
      case 'date-time':
        return 'dateTime';
      case 'null':
        return 'json';
      case 'tag':
        return this.tag();
      case 'array':
        return { list: this.type(source.element) };
      case 'map':
        return { map: this.type(source.element) };
      case 'union':
        return { oneOf: source.types.map((type) => this.type(type)) };
      case 'ref':
        return { object: this.object(source.reference.$ref) };
    }
  }

  private object(id: string): string {
    const definition = this.database.get('typeDefinition', id);
    const name = `${this.resourceType}.${definition.name}`;
    if (this.objects[name] === undefined) {
      // Taken before its properties are read: statements of a web ACL hold statements.
      this.objects[name] = { properties: {} };
      this.objects[name] = { properties: this.properties(definition.properties) };
    }
    return name;
  }

  private tag(): TypeSpec {
    const name = `${this.resourceType}.Tag`;
    this.objects[name] = {
      properties: {
        Key: { type: 'string', required: true },
        Value: { type: 'string', required: true },
      },
    };
    return { object: name };
  }
}

function sorted<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

function sortKeys<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(sorted(record));
}
