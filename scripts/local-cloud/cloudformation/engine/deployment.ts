import type { BlobStore } from '../../service';
import { validationError } from '../errors';
import type { Deployment, Stack } from '../state';
import { evaluateConditions } from '../template/conditions';
import { activeResources, dependencies } from '../template/graph';
import { parameterScope } from '../template/parameters';
import { pseudoParameters } from '../template/pseudo-parameters';
import { readTemplate } from '../template/read-template';
import type { ResourceScope, Scope } from '../template/scope';
import type { ResourceDefinition, Template } from '../template/template';
import { importValue } from './exports';
import type { World } from './world';

/** A template with its parameters and conditions settled; resources' values still open. */
export interface SettledDeployment {
  readonly template: Template;
  /** Resources whose condition holds. */
  readonly resources: Readonly<Record<string, ResourceDefinition>>;
  /** What each of them waits for. */
  readonly graph: Readonly<Record<string, readonly string[]>>;
  scope(resources: ResourceScope): Scope;
}

/** The parts of a stack that a template's values depend on. */
export type StackFrame = Pick<Stack, 'stackId' | 'stackName' | 'region' | 'notificationArns'>;

export function settle(world: World, stack: StackFrame, deployment: Deployment): SettledDeployment {
  const template = loadTemplate(world.blobs, deployment.processedKey);
  return settleTemplate(world, stack, template, deployment.parameters);
}

export function settleTemplate(
  world: World,
  stack: StackFrame,
  template: Template,
  parameters: Deployment['parameters'],
): SettledDeployment {
  const values = {
    ...parameterScope(template, parameters),
    ...pseudoParameters({ ...stack, accountId: world.state.accountId }),
  };
  const fixed = {
    template,
    region: stack.region,
    values,
    resources: NO_RESOURCES,
    importValue: (name: string) => importValue(world, stack, name),
  };
  const conditions = evaluateConditions(template, fixed);
  return {
    template,
    ...activeParts(template, conditions),
    scope: (resourceScope) => ({ ...fixed, conditions, resources: resourceScope }),
  };
}

type ActiveParts = Pick<SettledDeployment, 'resources' | 'graph'>;

const knownParts = new WeakMap<Template, Map<string, ActiveParts>>();

/** Templates are immutable, and asked for at each step of a stack's operation. */
function activeParts(
  template: Template,
  conditions: Readonly<Record<string, boolean>>,
): ActiveParts {
  const known = knownParts.get(template) ?? new Map<string, ActiveParts>();
  knownParts.set(template, known);
  const key = JSON.stringify(conditions);
  const found = known.get(key);
  if (found !== undefined) {
    return found;
  }
  const resources = activeResources(template, conditions);
  const parts = { resources, graph: dependencies(resources, conditions) };
  known.set(key, parts);
  return parts;
}

/** Conditions are settled before there are resources. */
const NO_RESOURCES: ResourceScope = { ref: refuseResource, attribute: refuseResource };

function refuseResource(name: string): never {
  throw validationError(
    `Template format error: Unresolved dependencies [${name}]. Cannot reference resources in the Conditions block of the template`,
  );
}

const TEMPLATE_CACHE_SIZE = 32;
const templates = new Map<string, Template>();

/** Templates are immutable and named by their content, so one cache serves all clouds. */
export function loadTemplate(blobs: BlobStore, processedKey: string): Template {
  const cached = templates.get(processedKey);
  if (cached !== undefined) {
    return cached;
  }
  const source: unknown = JSON.parse(Buffer.from(blobs.get(processedKey)).toString('utf8'));
  const template = readTemplate(source);
  if (templates.size >= TEMPLATE_CACHE_SIZE) {
    const [oldest] = templates.keys();
    templates.delete(oldest ?? '');
  }
  templates.set(processedKey, template);
  return template;
}
