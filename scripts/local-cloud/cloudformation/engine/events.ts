import { createHash } from 'node:crypto';
import { nextUuid } from '../identifiers';
import type { Stack, StackResource } from '../state';
import type { ResourceStatus, StackStatus } from '../status';
import type { World } from './world';

/** Puts the stack into a status, with the event that tells of it. */
export function setStackStatus(
  world: World,
  stack: Stack,
  status: StackStatus,
  nowMs: number,
  reason?: string,
): void {
  stack.status = status;
  stack.statusReason = reason;
  stack.events.push({
    eventId: nextUuid(world.state),
    timestampMs: nowMs,
    logicalId: stack.stackName,
    physicalId: stack.stackId,
    type: 'AWS::CloudFormation::Stack',
    status,
    reason,
    ...operationOf(world, stack),
  });
}

/** Puts a resource into a status, with the event that tells of it. */
export function setResourceStatus(
  world: World,
  stack: Stack,
  resource: StackResource,
  status: ResourceStatus,
  nowMs: number,
  reason?: string,
): void {
  resource.status = status;
  resource.statusReason = reason;
  resource.updatedAtMs = nowMs;
  recordResourceEvent(world, stack, resource, status, nowMs, reason);
}

/** An event alone, for a physical resource that isn't the stack's current one. */
export function recordResourceEvent(
  world: World,
  stack: Stack,
  resource: StackResource,
  status: ResourceStatus,
  nowMs: number,
  reason?: string,
): void {
  stack.events.push({
    eventId: `${resource.logicalId}-${status}-${new Date(nowMs).toISOString()}`,
    timestampMs: nowMs,
    logicalId: resource.logicalId,
    physicalId: resource.physicalId ?? '',
    type: resource.type,
    status,
    reason,
    propertiesKey: keepProperties(stack, resource),
    ...operationOf(world, stack),
  });
}

const KEY_LENGTH = 16;

function keepProperties(stack: Stack, { properties }: StackResource): string {
  const text = JSON.stringify(properties);
  const key = createHash('sha256').update(text).digest('hex').slice(0, KEY_LENGTH);
  stack.eventProperties[key] = text;
  return key;
}

function operationOf(
  world: World,
  stack: Stack,
): { operationId: string; clientRequestToken?: string | undefined } {
  const { operation } = stack;
  return operation === undefined
    ? { operationId: nextUuid(world.state) }
    : { operationId: operation.operationId, clientRequestToken: operation.clientRequestToken };
}
