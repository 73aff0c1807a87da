import { alreadyExists, invalidRequest } from '../../failures';
import { hexId } from '../../identifiers';
import { text } from '../../read';
import type { ResourceRules, RulesByType } from '../../resource-rules';
import { findResource } from '../../store';
import { blockedBy } from './dependents';
import { requireEc2 } from './lookups';
import { hasInternetGateway } from './vpc';

const DESTINATIONS = [
  'DestinationCidrBlock',
  'DestinationIpv6CidrBlock',
  'DestinationPrefixListId',
];

const routeTable: ResourceRules = {
  // A guess.
  seconds: { create: 11, delete: 2 },
  require(context, properties) {
    requireEc2(context, 'AWS::EC2::VPC', text(properties, 'VpcId'));
  },
  identify(context) {
    const physicalId = `rtb-${hexId(context.state, 17)}`;
    return { physicalId, attributes: { RouteTableId: physicalId } };
  },
  beforeDelete: blockedBy(
    { 'AWS::EC2::SubnetRouteTableAssociation': ['RouteTableId'] },
    (id) => `The routeTable '${id}' has dependencies and cannot be deleted.`,
  ),
};

const route: ResourceRules = {
  seconds: { create: 2 },
  require(context, properties, existing) {
    const table = requireEc2(context, 'AWS::EC2::RouteTable', text(properties, 'RouteTableId'));
    const gateway = text(properties, 'GatewayId');
    if (gateway?.startsWith('igw-')) {
      requireEc2(context, 'AWS::EC2::InternetGateway', gateway);
      if (!hasInternetGateway(context, text(table.properties, 'VpcId') ?? '')) {
        throw invalidRequest(
          `route table ${table.physicalId} and network gateway ${gateway} belong to different networks`,
        );
      }
    }
    const natGateway = text(properties, 'NatGatewayId');
    if (natGateway !== undefined) {
      requireEc2(context, 'AWS::EC2::NatGateway', natGateway);
    }
    const destination = destinationOf(properties);
    const id = `${table.physicalId}|${destination}`;
    if (existing === undefined && findResource(context, 'AWS::EC2::Route', id) !== undefined) {
      throw alreadyExists(`The route identified by ${destination} already exists.`);
    }
  },
  identify(_context, properties) {
    const destination = destinationOf(properties);
    return {
      physicalId: `${text(properties, 'RouteTableId')}|${destination}`,
      attributes: { CidrBlock: destination },
    };
  },
};

function destinationOf(properties: Readonly<Record<string, unknown>>): string {
  return (
    DESTINATIONS.map((name) => text(properties, name)).find((value) => value !== undefined) ?? ''
  );
}

export const routingRules: RulesByType = {
  'AWS::EC2::RouteTable': routeTable,
  'AWS::EC2::Route': route,
};
