import type { Properties } from '../../../resource-model';
import { invalidRequest } from '../../failures';
import { hexId } from '../../identifiers';
import { text, texts } from '../../read';
import type { ResourceRules, RulesByType } from '../../resource-rules';
import { requireEc2, requireSecurityGroups, requireSubnets } from './lookups';

const vpcEndpoint: ResourceRules = {
  // Interface endpoints get network interfaces and private DNS, gateway endpoints only routes; guesses.
  seconds: (properties) =>
    isInterface(properties) ? { create: 120, delete: 180 } : { create: 10, delete: 10 },
  require(context, properties) {
    requireEc2(context, 'AWS::EC2::VPC', text(properties, 'VpcId'));
    requireSubnets(context, properties, 'SubnetIds');
    requireSecurityGroups(context, texts(properties, 'SecurityGroupIds'));
    for (const routeTable of texts(properties, 'RouteTableIds')) {
      requireEc2(context, 'AWS::EC2::RouteTable', routeTable);
    }
    const service = text(properties, 'ServiceName') ?? '';
    if (service.startsWith('com.amazonaws.') && !service.includes(`.${context.region}.`)) {
      throw invalidRequest(`The Vpc Endpoint Service '${service}' does not exist`);
    }
  },
  identify(context, properties) {
    const physicalId = `vpce-${hexId(context.state, 17)}`;
    const subnets = texts(properties, 'SubnetIds');
    return {
      physicalId,
      attributes: {
        Id: physicalId,
        CreationTimestamp: new Date(context.nowMs).toUTCString(),
        NetworkInterfaceIds: isInterface(properties)
          ? subnets.map(() => `eni-${hexId(context.state, 17)}`)
          : [],
      },
    };
  },
};

function isInterface(properties: Properties): boolean {
  return text(properties, 'VpcEndpointType') === 'Interface';
}

const flowLog: ResourceRules = {
  // A guess.
  seconds: { create: 3 },
  require(context, properties) {
    if (text(properties, 'ResourceType') === 'VPC') {
      requireEc2(context, 'AWS::EC2::VPC', text(properties, 'ResourceId'));
    }
  },
  identify(context) {
    const physicalId = `fl-${hexId(context.state, 17)}`;
    return { physicalId, attributes: { Id: physicalId } };
  },
};

export const vpcEndpointRules: RulesByType = {
  'AWS::EC2::VPCEndpoint': vpcEndpoint,
  'AWS::EC2::FlowLog': flowLog,
};
