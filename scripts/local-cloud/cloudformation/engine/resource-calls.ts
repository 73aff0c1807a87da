import { type ResourceContext, ResourceFailure } from '../../resource-model';
import { AwsError } from '../../service';
import type { StoredResource } from '../../state';
import { nextUuid } from '../identifiers';
import type { Stack, StackResource } from '../state';
import { resolveMembers } from './dynamic-references';
import { requireModel, type World } from './world';

/** What came of asking a service: its answer, or the reason CloudFormation shows. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

export function createResource(
  world: World,
  stack: Stack,
  resource: StackResource,
  nowMs: number,
): Answer<StoredResource> {
  return ask(world, () => {
    assertNotRefused(world, stack, resource, 'create', nowMs);
    return requireModel(world, resource.type).create(
      contextOf(world, stack, resource, nowMs),
      resolveMembers(world, stack.region, resource.properties),
    );
  });
}

/** Whether what was made or changed gets to work; CloudFormation waits for that. */
export function stabilizeResource(
  world: World,
  stack: Stack,
  resource: StackResource,
  nowMs: number,
): Answer<void> {
  return ask(world, () =>
    requireModel(world, resource.type).stabilized(
      contextOf(world, stack, resource, nowMs),
      requireStored(world, stack, resource),
    ),
  );
}

/** Brings the physical resource of `current` to the properties of `target`. */
export function updateResource(
  world: World,
  stack: Stack,
  current: StackResource,
  target: StackResource,
  nowMs: number,
): Answer<StoredResource> {
  return ask(world, () => {
    assertNotRefused(world, stack, target, 'update', nowMs);
    return requireModel(world, target.type).update(
      contextOf(world, stack, target, nowMs),
      requireStored(world, stack, current),
      resolveMembers(world, stack.region, target.properties),
    );
  });
}

/** Deletes the physical resource; one that is gone already counts as deleted. */
export function deleteResource(
  world: World,
  stack: Stack,
  resource: StackResource,
  nowMs: number,
): Answer<void> {
  return ask(world, () => {
    assertNotRefused(world, stack, resource, 'delete', nowMs);
    try {
      requireModel(world, resource.type).delete(
        contextOf(world, stack, resource, nowMs),
        requireStored(world, stack, resource),
      );
    } catch (error) {
      if (!(error instanceof ResourceFailure && error.handlerErrorCode === 'NotFound')) {
        throw error;
      }
    }
  });
}

/** Problems with the properties, as the reason CloudFormation shows; `undefined` when there are none. */
export function validateResource(
  world: World,
  stack: Stack,
  resource: StackResource,
): string | undefined {
  const problems = ask(world, () =>
    requireModel(world, resource.type).validate(
      resolveMembers(world, stack.region, resource.properties),
    ),
  );
  if (!problems.ok) {
    return problems.reason;
  }
  return problems.value.length === 0
    ? undefined
    : `Properties validation failed for resource ${resource.logicalId} with message:\n${problems.value.join('\n')}`;
}

function assertNotRefused(
  world: World,
  { region, stackName }: Stack,
  { type, logicalId }: StackResource,
  operation: 'create' | 'update' | 'delete',
  atMs: number,
): void {
  const { behaviour } = world.configuration;
  const refusal = behaviour?.refusal?.({ operation, region, type, stackName, logicalId, atMs });
  if (refusal !== undefined) {
    throw new ResourceFailure(refusal.message, refusal.handlerErrorCode);
  }
}

function ask<Value>(world: World, call: () => Value): Answer<Value> {
  try {
    return { ok: true, value: call() };
  } catch (error) {
    if (error instanceof ResourceFailure) {
      const token = nextUuid(world.state);
      return {
        ok: false,
        reason: `Resource handler returned message: "${error.message}" (RequestToken: ${token}, HandlerErrorCode: ${error.handlerErrorCode})`,
      };
    }
    if (error instanceof AwsError) {
      return { ok: false, reason: error.message };
    }
    throw error;
  }
}

function requireStored(world: World, stack: Stack, resource: StackResource): StoredResource {
  const { physicalId = '', type } = resource;
  const stored = world.configuration.resources.findResource(
    { state: world.state, region: stack.region },
    type,
    physicalId,
  );
  if (stored === undefined) {
    throw new ResourceFailure(
      `Resource of type '${type}' with identifier '${physicalId}' was not found.`,
      'NotFound',
    );
  }
  return stored;
}

function contextOf(
  world: World,
  stack: Stack,
  resource: StackResource,
  nowMs: number,
): ResourceContext {
  return {
    state: world.state,
    region: stack.region,
    stackId: stack.stackId,
    stackName: stack.stackName,
    logicalId: resource.logicalId,
    nowMs,
    behaviour: world.configuration.behaviour,
  };
}
