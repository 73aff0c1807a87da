import { invalidRequest } from '../../failures';
import type { ResourceRules } from '../../resource-rules';
import { type Place, resourcesOfType } from '../../store';
import { networkInterfaces } from './network-interfaces';

/** Types of resources in a subnet, security group or VPC that keep it from being deleted, with the properties that name it. */
const USERS_OF_NETWORK: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::NatGateway': ['SubnetId'],
  'AWS::EC2::VPCEndpoint': ['SubnetIds', 'SecurityGroupIds', 'VpcId'],
  'AWS::ECS::Service': ['NetworkConfiguration'],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ['Subnets', 'SecurityGroups'],
  'AWS::Lambda::Function': ['VpcConfig'],
  'AWS::RDS::DBCluster': ['VpcSecurityGroupIds'],
  'AWS::RDS::DBInstance': ['VPCSecurityGroups'],
};

/** Whether something with a network interface is in the subnet or security group. */
export function isUsed(place: Place & { readonly nowMs: number }, id: string): boolean {
  return (
    hasReference(place, USERS_OF_NETWORK, id) ||
    networkInterfaces(place).some(({ properties }) => mentions(properties, id))
  );
}

/** Whether a resource of these types names the id in one of these properties. */
export function hasReference(
  place: Place,
  users: Readonly<Record<string, readonly string[]>>,
  id: string,
): boolean {
  return Object.entries(users).some(([type, properties]) =>
    resourcesOfType(place, type).some((resource) =>
      properties.some((property) => mentions(resource.properties[property], id)),
    ),
  );
}

function mentions(value: unknown, id: string): boolean {
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).some((item) => mentions(item, id));
  }
  return value === id;
}

/** Refuses the deletion as EC2 does with `DependencyViolation`, while a resource of these types names it. */
export function blockedBy(
  users: Readonly<Record<string, readonly string[]>>,
  message: (id: string) => string,
): NonNullable<ResourceRules['beforeDelete']> {
  return (context, existing) => {
    if (hasReference(context, users, existing.physicalId)) {
      throw invalidRequest(message(existing.physicalId));
    }
  };
}
