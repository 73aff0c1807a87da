import { validationError } from '../errors';
import type { DeletionPolicy } from '../state';
import { isObject, type JsonObject } from './json';
import { MAX_RESOURCES } from './limits';
import { refuseNulls, requireAlphanumeric } from './read-names';
import type { ResourceDefinition } from './template';

const ATTRIBUTES = new Set([
  'Type',
  'Properties',
  'Condition',
  'DependsOn',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Metadata',
  'CreationPolicy',
  'UpdatePolicy',
]);

export function readResources(source: unknown): Record<string, ResourceDefinition> {
  if (source !== undefined && !isObject(source)) {
    throw validationError('Template format error: Any Resources member must be an object.');
  }
  const entries = Object.entries(source ?? {});
  if (entries.length === 0) {
    throw validationError('Template format error: At least one Resources member must be defined.');
  }
  if (entries.length > MAX_RESOURCES) {
    throw validationError(
      `Template format error: Number of resources, ${entries.length}, is greater than maximum allowed, ${MAX_RESOURCES}`,
    );
  }
  return Object.fromEntries(
    entries.map(([name, resource]) => [name, readResource(name, resource)]),
  );
}

function readResource(name: string, source: unknown): ResourceDefinition {
  requireAlphanumeric('Resource', name);
  if (!isObject(source)) {
    throw validationError('Template format error: Any Resources member must be an object.');
  }
  if (typeof source.Type !== 'string') {
    throw validationError(
      `Template format error: [/Resources/${name}] Every Resources object must contain a Type member.`,
    );
  }
  const unknown = Object.keys(source).find((attribute) => !ATTRIBUTES.has(attribute));
  if (unknown !== undefined) {
    throw validationError(`Invalid template resource property '${unknown}'`);
  }
  refuseNulls(source.Properties ?? {}, `/Resources/${name}/Properties`);
  return {
    type: source.Type,
    properties: readProperties(name, source.Properties),
    dependsOn: readDependsOn(name, source.DependsOn),
    ...(source.Condition !== undefined && {
      condition: readCondition(name, source.Condition),
    }),
    ...readPolicy(name, source, 'DeletionPolicy', 'deletionPolicy'),
    ...readPolicy(name, source, 'UpdateReplacePolicy', 'updateReplacePolicy'),
    ...(source.Metadata !== undefined && { metadata: source.Metadata }),
  };
}

function readProperties(name: string, value: unknown): JsonObject {
  if (value !== undefined && !isObject(value)) {
    throw validationError(
      `Template format error: [/Resources/${name}/Properties] Properties must be an object.`,
    );
  }
  return value ?? {};
}

function readDependsOn(name: string, value: unknown): readonly string[] {
  const names: readonly unknown[] =
    value === undefined ? [] : Array.isArray(value) ? value : [value];
  return names.map((dependency) => {
    if (typeof dependency === 'string') {
      return dependency;
    }
    throw validationError(
      `Template format error: DependsOn of ${name} must be a string or a list of strings.`,
    );
  });
}

function readCondition(name: string, value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  throw validationError(
    `Template format error: Every Condition member must be a string. (resource ${name})`,
  );
}

function readPolicy<Key extends string>(
  name: string,
  source: JsonObject,
  attribute: string,
  key: Key,
): Partial<Record<Key, DeletionPolicy>> {
  const value = source[attribute];
  if (value === undefined) {
    return {};
  }
  if (isDeletionPolicy(value) && (value !== 'RetainExceptOnCreate' || key === 'deletionPolicy')) {
    const result: Partial<Record<Key, DeletionPolicy>> = {};
    result[key] = value;
    return result;
  }
  throw validationError(
    `Template format error: Unrecognized ${attribute} ${String(value)} for resource ${name}`,
  );
}

const DELETION_POLICIES: ReadonlySet<unknown> = new Set<DeletionPolicy>([
  'Delete',
  'Retain',
  'RetainExceptOnCreate',
  'Snapshot',
]);

function isDeletionPolicy(value: unknown): value is DeletionPolicy {
  return DELETION_POLICIES.has(value);
}
