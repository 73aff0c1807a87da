import { invalidRequest, notFound } from '../../failures';
import { hexId, publicIp } from '../../identifiers';
import { text } from '../../read';
import type { ResourceRules, RulesByType } from '../../resource-rules';
import { resourcesOfType } from '../../store';
import { requireEc2 } from './lookups';
import { hasInternetGateway } from './vpc';

const elasticIp: ResourceRules = {
  // A guess.
  seconds: { create: 16, delete: 2 },
  identify(context) {
    const address = publicIp(context.state);
    return {
      physicalId: address,
      attributes: {
        PublicIp: address,
        AllocationId: `eipalloc-${hexId(context.state, 17)}`,
      },
    };
  },
  beforeDelete(context, existing) {
    const allocationId = existing.attributes.AllocationId;
    if (userOf(context, allocationId) !== undefined) {
      throw invalidRequest(
        `Address with allocation id [${String(allocationId)}] cannot be released because it is locked to your account. Please disassociate it first.`,
      );
    }
  },
};

const natGateway: ResourceRules = {
  // A minute or two; guesses.
  seconds: { create: 105, delete: 55 },
  require(context, properties, existing) {
    const subnet = requireEc2(context, 'AWS::EC2::Subnet', text(properties, 'SubnetId'));
    if (text(properties, 'ConnectivityType') === 'private' || existing !== undefined) {
      return;
    }
    const vpcId = text(subnet.properties, 'VpcId') ?? '';
    if (!hasInternetGateway(context, vpcId)) {
      throw invalidRequest(`Network ${vpcId} has no Internet gateway attached`);
    }
    const allocationId = text(properties, 'AllocationId');
    const address = resourcesOfType(context, 'AWS::EC2::EIP').find(
      (candidate) => candidate.attributes.AllocationId === allocationId,
    );
    if (address === undefined) {
      throw notFound(`The allocation ID '${allocationId ?? ''}' does not exist`);
    }
    if (userOf(context, allocationId) !== undefined) {
      throw invalidRequest(`Elastic IP address [${allocationId}] is already associated`);
    }
  },
  identify(context) {
    const physicalId = `nat-${hexId(context.state, 17)}`;
    return {
      physicalId,
      attributes: { NatGatewayId: physicalId, EniId: `eni-${hexId(context.state, 17)}` },
    };
  },
};

function userOf(place: Parameters<typeof resourcesOfType>[0], allocationId: unknown) {
  return resourcesOfType(place, 'AWS::EC2::NatGateway').find(
    (gateway) => gateway.properties.AllocationId === allocationId,
  );
}

export const natGatewayRules: RulesByType = {
  'AWS::EC2::EIP': elasticIp,
  'AWS::EC2::NatGateway': natGateway,
};
