import type { ResourceSpec } from '../../resource-types/spec';
import type { Properties, ResourceContext, ResourceModel } from '../resource-model';
import type { StoredResource } from '../state';
import { alreadyExists, notFound } from './failures';
import { replacementOf } from './replacement';
import type { Identity, ResourceRules } from './resource-rules';
import { schemaIdentity } from './schema-identity';
import { findResource, putResource, removeResource } from './store';
import { schemaProblems } from './validate';

const MS_PER_SECOND = 1000;

/** The model of a resource type: AWS's schema, and the type's own rules on top. */
export function specModel(type: string, schema: ResourceSpec, rules: ResourceRules): ResourceModel {
  const identify =
    rules.identify ??
    ((context: ResourceContext, properties: Properties): Identity =>
      schemaIdentity(context, schema, properties));

  return {
    type,

    validate(properties) {
      const problems = schemaProblems(type, properties);
      return problems.length > 0 ? problems : (rules.problems?.(properties) ?? []);
    },

    create(context, properties) {
      rules.require?.(context, properties, undefined);
      const identity = identify(context, properties);
      if (findResource(context, type, identity.physicalId) !== undefined) {
        throw alreadyExists(
          `Resource of type '${type}' with identifier '${identifierOf(schema, identity, properties)}' already exists.`,
        );
      }
      const resource = putResource(context, {
        type,
        physicalId: identity.physicalId,
        ref: identity.ref ?? identity.physicalId,
        attributes: identity.attributes ?? {},
        properties,
        owner: { stackId: context.stackId, logicalId: context.logicalId },
        createdAtMs: context.nowMs,
        ...(identity.data && { data: identity.data }),
      });
      rules.created?.(context, resource);
      return resource;
    },

    update(context, existing, properties) {
      const current = stillThere(context, existing);
      rules.require?.(context, properties, current);
      const attributes = rules.refresh?.(context, current, properties) ?? {};
      const resource = putResource(context, {
        ...current,
        properties,
        attributes: { ...current.attributes, ...attributes },
      });
      rules.updated?.(context, current, resource);
      return resource;
    },

    stabilized(context, resource) {
      rules.stabilized?.(context, resource);
    },

    delete(context, existing) {
      const current = stillThere(context, existing);
      rules.beforeDelete?.(context, current);
      removeResource(context, type, current.physicalId);
      rules.deleted?.(context, current);
    },

    replacement: (before, after) => replacementOf(type, before, after),

    durationMs(operation, properties) {
      const seconds =
        typeof rules.seconds === 'function' ? rules.seconds(properties) : rules.seconds;
      return (seconds[operation] ?? seconds.create) * MS_PER_SECOND;
    },
  };
}

/** `{"/properties/LogGroupName":"/aws/lambda/x"}`, as the handlers' framework writes a primary identifier. */
function identifierOf(schema: ResourceSpec, identity: Identity, properties: Properties): string {
  return JSON.stringify(
    Object.fromEntries(
      schema.primaryIdentifier.map((name) => [
        `/properties/${name}`,
        identity.attributes?.[name] ?? properties[name] ?? identity.physicalId,
      ]),
    ),
  );
}

/** What the engine remembers can be older than the state: the service may have changed or lost it meanwhile. */
function stillThere(context: ResourceContext, existing: StoredResource): StoredResource {
  const current = findResource(context, existing.type, existing.physicalId);
  if (current === undefined) {
    throw notFound(
      `Resource of type '${existing.type}' with identifier '${existing.physicalId}' was not found.`,
    );
  }
  return current;
}
