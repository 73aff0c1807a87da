import type { PropertyDifference, StackResourceDriftStatus } from '@aws-sdk/client-cloudformation';
import { scaledMs, type World } from '../engine/world';
import { nextUuid } from '../identifiers';
import type { Stack, StackResource } from '../state';
import { propertyDifferences } from './property-differences';
import { isDriftSupported, readBack } from './read-back';

/** One run of drift detection on a stack; what it finds is what there was when it began. */
export interface DriftDetection {
  readonly detectionId: string;
  readonly startedAtMs: number;
  readonly endsAtMs: number;
  readonly resources: readonly CheckedResource[];
}

interface CheckedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId?: string | undefined;
  readonly status: StackResourceDriftStatus;
  readonly differences: readonly PropertyDifference[];
}

/** "Up to several minutes, depending on the number of resources"; how they depend is a guess. */
const MS_PER_RESOURCE = 500;

/** Compares a stack with what is there now. */
export function newDetection(world: World, stack: Stack, nowMs: number): DriftDetection {
  const resources = Object.values(stack.resources)
    .filter(({ status, type }) => status !== 'DELETE_COMPLETE' && isDriftSupported(type))
    .map((resource) => check(world, stack, resource));
  return {
    detectionId: nextUuid(world.state),
    startedAtMs: nowMs,
    endsAtMs: nowMs + scaledMs(world, resources.length * MS_PER_RESOURCE),
    resources,
  };
}

function check(world: World, stack: Stack, resource: StackResource): CheckedResource {
  const { logicalId, type, physicalId, properties } = resource;
  const place = { state: world.state, region: stack.region };
  const actual = world.configuration.resources.findResource(place, type, physicalId ?? '');
  if (actual === undefined) {
    return { logicalId, type, physicalId, status: 'DELETED', differences: [] };
  }
  const differences = propertyDifferences(properties, readBack(actual));
  const status = differences.length === 0 ? 'IN_SYNC' : 'MODIFIED';
  return { logicalId, type, physicalId, status, differences };
}
