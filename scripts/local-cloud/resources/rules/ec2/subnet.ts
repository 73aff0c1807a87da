import { addressRange, contains, overlap } from '../../cidr';
import { alreadyExists, invalidRequest } from '../../failures';
import { hexId } from '../../identifiers';
import { text } from '../../read';
import type { ResourceRules, RulesByType } from '../../resource-rules';
import { findResource, resourcesOfType } from '../../store';
import { isUsed } from './dependents';
import { requireEc2 } from './lookups';

const subnet: ResourceRules = {
  // A guess.
  seconds: { create: 4, delete: 2 },
  require(context, properties, existing) {
    const vpc = requireEc2(context, 'AWS::EC2::VPC', text(properties, 'VpcId'));
    const zone = text(properties, 'AvailabilityZone');
    if (zone !== undefined && !new RegExp(`^${context.region}[a-z]$`).test(zone)) {
      throw invalidRequest(
        `Value (${zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${['a', 'b', 'c'].map((letter) => context.region + letter).join(', ')}.`,
      );
    }
    const cidr = text(properties, 'CidrBlock') ?? '';
    const range = addressRange(cidr);
    const vpcRange = addressRange(text(vpc.properties, 'CidrBlock') ?? '');
    if (range === undefined || vpcRange === undefined || !contains(vpcRange, range)) {
      throw invalidRequest(`The CIDR '${cidr}' is invalid.`);
    }
    const conflict = resourcesOfType(context, 'AWS::EC2::Subnet').some((other) => {
      const otherRange = addressRange(text(other.properties, 'CidrBlock') ?? '');
      return (
        other.physicalId !== existing?.physicalId &&
        other.properties.VpcId === vpc.physicalId &&
        otherRange !== undefined &&
        overlap(range, otherRange)
      );
    });
    if (conflict) {
      throw invalidRequest(`The CIDR '${cidr}' conflicts with another subnet`);
    }
  },
  identify(context, properties) {
    const physicalId = `subnet-${hexId(context.state, 17)}`;
    const zone = text(properties, 'AvailabilityZone') ?? `${context.region}a`;
    return {
      physicalId,
      attributes: {
        SubnetId: physicalId,
        VpcId: text(properties, 'VpcId'),
        CidrBlock: text(properties, 'CidrBlock'),
        AvailabilityZone: zone,
        AvailabilityZoneId: availabilityZoneId(zone),
        Ipv6CidrBlocks: [],
        NetworkAclAssociationId: `aclassoc-${hexId(context.state, 17)}`,
      },
    };
  },
  beforeDelete(context, existing) {
    if (isUsed(context, existing.physicalId)) {
      throw invalidRequest(
        `The subnet '${existing.physicalId}' has dependencies and cannot be deleted.`,
      );
    }
  },
};

/**
 * `us-east-1a` → `use1-az1`. In AWS the letter belongs to another zone id in
 * every account; here they go in order.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html
 */
function availabilityZoneId(zone: string): string {
  const match = /^([a-z]+)-([a-z]+)-(\d)([a-z])$/.exec(zone);
  const [, area = '', direction = '', digit = '', letter = 'a'] = match ?? [];
  const shortDirection = direction.replace(
    /north|south|east|west|central/g,
    (word) => word[0] ?? '',
  );
  return `${area}${shortDirection}${digit}-az${letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1}`;
}

const aclAssociation: ResourceRules = {
  seconds: { create: 2 },
  require(context, properties) {
    requireEc2(context, 'AWS::EC2::Subnet', text(properties, 'SubnetId'));
    requireEc2(context, 'AWS::EC2::NetworkAcl', text(properties, 'NetworkAclId'));
  },
  identify(context) {
    const physicalId = `aclassoc-${hexId(context.state, 17)}`;
    return { physicalId, attributes: { AssociationId: physicalId } };
  },
};

const routeTableAssociation: ResourceRules = {
  seconds: { create: 2 },
  require(context, properties, existing) {
    const subnetId = text(properties, 'SubnetId') ?? '';
    requireEc2(context, 'AWS::EC2::Subnet', subnetId);
    const routeTable = requireEc2(
      context,
      'AWS::EC2::RouteTable',
      text(properties, 'RouteTableId'),
    );
    const vpcId = findResource(context, 'AWS::EC2::Subnet', subnetId)?.properties.VpcId;
    if (routeTable.properties.VpcId !== vpcId) {
      throw invalidRequest(
        `Route table ${routeTable.physicalId} and subnet ${subnetId} belong to different networks`,
      );
    }
    const taken = resourcesOfType(context, 'AWS::EC2::SubnetRouteTableAssociation').find(
      (other) =>
        other.physicalId !== existing?.physicalId && other.properties.SubnetId === subnetId,
    );
    if (taken !== undefined) {
      throw alreadyExists(
        `The specified association for route table ${routeTable.physicalId} conflicts with an existing association`,
      );
    }
  },
  identify(context) {
    const physicalId = `rtbassoc-${hexId(context.state, 17)}`;
    return { physicalId, attributes: { Id: physicalId } };
  },
};

export const subnetRules: RulesByType = {
  'AWS::EC2::Subnet': subnet,
  'AWS::EC2::SubnetNetworkAclAssociation': aclAssociation,
  'AWS::EC2::SubnetRouteTableAssociation': routeTableAssociation,
};
