import { openRegion } from '../regions';
import type { LocalCloudState, StoredResource } from '../state';

/**
 * Types that exist once for the account, whatever region they are asked for
 * in. (S3 bucket names are unique across regions too, but a bucket lives in
 * one region, so buckets are kept there.)
 */
const GLOBAL_TYPES: ReadonlySet<string> = new Set([
  'AWS::CloudWatch::Dashboard',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::RDS::GlobalCluster',
  'AWS::Route53::HealthCheck',
  'AWS::Route53::HostedZone',
  'AWS::Route53::RecordSet',
]);

/** Where a resource is looked for: the state, and the region that the question is asked in. */
export interface Place {
  readonly state: LocalCloudState;
  readonly region: string;
}

export function isGlobalType(type: string): boolean {
  return GLOBAL_TYPES.has(type);
}

/** The resource of that type and physical id in the place's region, or in the account for a global type. */
export function findResource(
  place: Place,
  type: string,
  physicalId: string,
): StoredResource | undefined {
  return shelf(place, type)?.[key(type, physicalId)];
}

/** Every resource of a type in the place's region, or in the account for a global type. */
export function resourcesOfType(place: Place, type: string): StoredResource[] {
  return Object.values(shelf(place, type) ?? {}).filter((resource) => resource.type === type);
}

/** Every resource of a type with its region, for names that are unique across regions. */
export function resourcesInAllRegions(
  state: LocalCloudState,
  type: string,
): { region: string; resource: StoredResource }[] {
  return Object.keys(state.regions).flatMap((region) =>
    resourcesOfType({ state, region }, type).map((resource) => ({ region, resource })),
  );
}

/** Puts a resource where its type is kept, in place of an earlier one with the same physical id. */
export function putResource(place: Place, resource: StoredResource): StoredResource {
  const resources = isGlobalType(resource.type)
    ? place.state.global.resources
    : openRegion(place.state, place.region).resources;
  resources[key(resource.type, resource.physicalId)] = resource;
  return resource;
}

export function removeResource(place: Place, type: string, physicalId: string): void {
  const resources = shelf(place, type);
  if (resources !== undefined) {
    delete resources[key(type, physicalId)];
  }
}

function shelf(place: Place, type: string): Record<string, StoredResource> | undefined {
  return isGlobalType(type)
    ? place.state.global.resources
    : place.state.regions[place.region]?.resources;
}

function key(type: string, physicalId: string): string {
  return `${type}|${physicalId}`;
}
