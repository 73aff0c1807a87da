import type { StoredResource } from '../../../state';
import { notFound } from '../../failures';
import { text, texts } from '../../read';
import { findResource, type Place, resourcesOfType } from '../../store';

/** Messages as EC2 sends them with `Invalid…ID.NotFound`. */
const NOT_FOUND: Readonly<Record<string, (id: string) => string>> = {
  'AWS::EC2::VPC': (id) => `The vpc ID '${id}' does not exist`,
  'AWS::EC2::Subnet': (id) => `The subnet ID '${id}' does not exist`,
  'AWS::EC2::SecurityGroup': (id) => `The security group '${id}' does not exist`,
  'AWS::EC2::RouteTable': (id) => `The routeTable ID '${id}' does not exist`,
  'AWS::EC2::NetworkAcl': (id) => `The networkAcl ID '${id}' does not exist`,
  'AWS::EC2::InternetGateway': (id) => `The internetGateway ID '${id}' does not exist`,
  'AWS::EC2::NatGateway': (id) => `The natGateway ID '${id}' does not exist`,
};

/** The resource, or EC2's "does not exist". */
export function requireEc2(place: Place, type: string, id: string | undefined): StoredResource {
  const found = id === undefined ? undefined : findResource(place, type, id);
  if (found === undefined) {
    const message = NOT_FOUND[type] ?? ((missing: string) => `The ID '${missing}' does not exist`);
    throw notFound(message(id ?? ''));
  }
  return found;
}

/** The VPC's own default group, or one that a template made. */
export function requireSecurityGroups(place: Place, ids: readonly string[]): void {
  for (const id of ids) {
    if (!isDefaultSecurityGroup(place, id)) {
      requireEc2(place, 'AWS::EC2::SecurityGroup', id);
    }
  }
}

export function isDefaultSecurityGroup(place: Place, id: string): boolean {
  return resourcesOfType(place, 'AWS::EC2::VPC').some(
    (vpc) => vpc.attributes.DefaultSecurityGroup === id,
  );
}

/** The existing subnets among the ids of a property; throws for one that does not exist. */
export function requireSubnets(
  place: Place,
  properties: Readonly<Record<string, unknown>>,
  property: string,
): StoredResource[] {
  return texts(properties, property).map((id) => requireEc2(place, 'AWS::EC2::Subnet', id));
}

/** How many Availability Zones the subnets are in. */
export function zoneCount(subnets: readonly StoredResource[]): number {
  return new Set(subnets.map((subnet) => subnet.attributes.AvailabilityZone)).size;
}

export function vpcOf(resource: StoredResource): string | undefined {
  return text(resource.properties, 'VpcId');
}
