import type { ResourceModel } from '../resource-model';
import type { ResourceRules } from './resource-rules';
import { rulesByType } from './rules';
import { schemaOf } from './schema';
import { specModel } from './spec-model';

export { hasAttribute } from './schema';
export { findResource, isGlobalType, resourcesInAllRegions, resourcesOfType } from './store';

/** A guess: what a call to a control plane and the handler's read after it take together. */
const SCHEMA_ONLY: ResourceRules = { seconds: { create: 3 } };

const models = new Map<string, ResourceModel>();

/** The model of a resource type; `undefined` where the local cloud does not know the type. */
export function modelFor(type: string): ResourceModel | undefined {
  const known = models.get(type);
  if (known !== undefined) {
    return known;
  }
  const schema = schemaOf(type);
  if (schema === undefined) {
    return undefined;
  }
  const model = specModel(type, schema, rulesByType[type] ?? SCHEMA_ONLY);
  models.set(type, model);
  return model;
}
