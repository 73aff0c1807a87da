import type { PropertySpec, Spec, TypeSpec } from './spec';

/** `AWS::EC2::VPC` → `EC2`. */
export function serviceOf(resourceType: string): string {
  return resourceType.split('::')[1] as string;
}

/** The TypeScript module with the classes of one service's resource types. */
export function writeService(spec: Spec, service: string): string {
  const types = Object.keys(spec.resources).filter((type) => serviceOf(type) === service);
  const lines = [
    "// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.",
    "import { CfnResource } from '../resource';",
    "import type { Value } from '../value';",
  ];
  for (const type of types) {
    lines.push('', ...writeResource(spec, type));
  }
  return `${lines.join('\n')}\n`;
}

function writeResource(spec: Spec, type: string): string[] {
  const resource = spec.resources[type];
  if (resource === undefined) {
    throw new Error(`${type} is not in the spec`);
  }
  const name = className(type);
  const attributes = Object.keys(resource.attributes)
    .map((attribute) => `'${attribute}'`)
    .join(' | ');
  const allOptional = Object.values(resource.properties).every((property) => !property.required);
  const traits = [
    `stateful: ${resource.isStateful}`,
    ...(resource.tagging
      ? [
          `tagging: { property: '${resource.tagging.property}', variant: '${resource.tagging.variant}' }`,
        ]
      : []),
  ].join(', ');
  const lines = [
    `export interface ${name}Properties {`,
    ...writeProperties(resource.properties),
    '}',
    `/** \`${type}\` */`,
    `export class ${name} extends CfnResource<${name}Properties, ${attributes || 'never'}> {`,
    `  constructor(properties: ${name}Properties${allOptional ? ' = {}' : ''}) {`,
    `    super('${type}', properties, { ${traits} });`,
    '  }',
    '}',
  ];
  for (const [objectName, object] of Object.entries(spec.objects)) {
    if (objectName.startsWith(`${type}.`)) {
      lines.push(
        `export interface ${interfaceName(objectName)} {`,
        ...writeProperties(object.properties),
        '}',
      );
    }
  }
  return lines;
}

function writeProperties(properties: Readonly<Record<string, PropertySpec>>): string[] {
  return Object.entries(properties).map(
    ([name, property]) => `  ${name}${property.required ? '' : '?'}: ${writeType(property.type)};`,
  );
}

function writeType(type: TypeSpec): string {
  return `Value<${bareType(type)}>`;
}

function bareType(type: TypeSpec): string {
  if (typeof type === 'string') {
    switch (type) {
      case 'string':
      case 'dateTime':
        return 'string';
      case 'number':
      case 'integer':
        return 'number';
      case 'boolean':
        return 'boolean';
      case 'json':
        return 'object | string';
    }
  }
  if ('enum' in type) {
    return type.enum.map((value) => `'${value}'`).join(' | ');
  }
  if ('list' in type) {
    return `Array<${writeType(type.list)}>`;
  }
  if ('map' in type) {
    return `Record<string, ${writeType(type.map)}>`;
  }
  if ('oneOf' in type) {
    return type.oneOf.map(bareType).join(' | ');
  }
  return interfaceName(type.object);
}

function className(resourceType: string): string {
  return resourceType.split('::')[2] as string;
}

/** `AWS::S3::Bucket.Rule` → `Bucket_Rule`; the resource's name in front keeps services free of clashes. */
function interfaceName(objectName: string): string {
  const [type, name] = objectName.split('.') as [string, string];
  return `${className(type)}_${name}`;
}
