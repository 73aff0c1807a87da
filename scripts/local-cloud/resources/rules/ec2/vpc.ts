import type { Properties, ResourceContext } from '../../../resource-model';
import { addressRange } from '../../cidr';
import { invalidRequest } from '../../failures';
import { hexId } from '../../identifiers';
import { text } from '../../read';
import type { ResourceRules, RulesByType } from '../../resource-rules';
import { findResource, resourcesOfType } from '../../store';
import { blockedBy } from './dependents';
import { requireEc2 } from './lookups';

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html: between /28 and /16. */
const LARGEST_VPC = 2 ** 16;
const SMALLEST_VPC = 2 ** 4;

const vpc: ResourceRules = {
  // A guess; the handler also reads the defaults that EC2 makes.
  seconds: { create: 11, delete: 2 },
  problems(properties) {
    const cidr = text(properties, 'CidrBlock');
    return cidr === undefined && text(properties, 'Ipv4IpamPoolId') === undefined
      ? ['#: Either CIDR Block or IPv4 IPAM Pool and IPv4 Netmask Length must be provided']
      : [];
  },
  require(_context, properties) {
    const cidr = text(properties, 'CidrBlock') ?? '';
    const range = addressRange(cidr);
    const size = range === undefined ? 0 : range.last - range.first + 1;
    if (size > LARGEST_VPC || size < SMALLEST_VPC) {
      throw invalidRequest(`The CIDR '${cidr}' is invalid.`);
    }
  },
  identify(context, properties) {
    const physicalId = `vpc-${hexId(context.state, 17)}`;
    return {
      physicalId,
      attributes: {
        VpcId: physicalId,
        CidrBlock: text(properties, 'CidrBlock'),
        CidrBlockAssociations: [`vpc-cidr-assoc-${hexId(context.state, 17)}`],
        Ipv6CidrBlocks: [],
        DefaultNetworkAcl: `acl-${hexId(context.state, 17)}`,
        DefaultSecurityGroup: `sg-${hexId(context.state, 17)}`,
      },
    };
  },
  beforeDelete: blockedBy(
    {
      'AWS::EC2::Subnet': ['VpcId'],
      'AWS::EC2::SecurityGroup': ['VpcId'],
      'AWS::EC2::RouteTable': ['VpcId'],
      'AWS::EC2::NetworkAcl': ['VpcId'],
      'AWS::EC2::VPCGatewayAttachment': ['VpcId'],
      'AWS::EC2::VPCEndpoint': ['VpcId'],
    },
    (id) => `The vpc '${id}' has dependencies and cannot be deleted.`,
  ),
};

const internetGateway: ResourceRules = {
  // A guess.
  seconds: { create: 16, delete: 2 },
  identify(context) {
    const physicalId = `igw-${hexId(context.state, 17)}`;
    return { physicalId, attributes: { InternetGatewayId: physicalId } };
  },
  beforeDelete: blockedBy(
    { 'AWS::EC2::VPCGatewayAttachment': ['InternetGatewayId'] },
    (id) => `The internetGateway '${id}' has dependencies and cannot be deleted.`,
  ),
};

const gatewayAttachment: ResourceRules = {
  seconds: { create: 2 },
  problems: (properties) =>
    (text(properties, 'InternetGatewayId') === undefined) ===
    (text(properties, 'VpnGatewayId') === undefined)
      ? ['#: Exactly one of InternetGatewayId and VpnGatewayId must be specified']
      : [],
  require(context, properties) {
    const vpcId = text(properties, 'VpcId');
    requireEc2(context, 'AWS::EC2::VPC', vpcId);
    const gateway = text(properties, 'InternetGatewayId');
    if (gateway === undefined) {
      return;
    }
    requireEc2(context, 'AWS::EC2::InternetGateway', gateway);
    const other = resourcesOfType(context, 'AWS::EC2::VPCGatewayAttachment').find(
      (attachment) =>
        attachment.properties.InternetGatewayId === gateway &&
        attachment.properties.VpcId !== vpcId,
    );
    if (other !== undefined) {
      throw invalidRequest(
        `resource ${gateway} is already attached to network ${other.properties.VpcId}`,
      );
    }
  },
  identify(_context, properties) {
    const kind = text(properties, 'InternetGatewayId') === undefined ? 'VGW' : 'IGW';
    return {
      physicalId: `${kind}|${text(properties, 'VpcId')}`,
      attributes: { AttachmentType: kind },
    };
  },
  beforeDelete(context, existing) {
    const vpcId = text(existing.properties, 'VpcId') ?? '';
    if (hasPublicAddress(context, vpcId)) {
      throw invalidRequest(
        `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      );
    }
  },
};

/** NAT gateways and internet-facing load balancers hold public addresses in the VPC. */
function hasPublicAddress(context: ResourceContext, vpcId: string): boolean {
  const inVpc = (properties: Properties): boolean =>
    resourcesOfType(context, 'AWS::EC2::Subnet')
      .filter((subnet) => subnet.properties.VpcId === vpcId)
      .some((subnet) => JSON.stringify(properties).includes(subnet.physicalId));
  return [
    ...resourcesOfType(context, 'AWS::EC2::NatGateway').filter(
      (gateway) => text(gateway.properties, 'ConnectivityType') !== 'private',
    ),
    ...resourcesOfType(context, 'AWS::ElasticLoadBalancingV2::LoadBalancer').filter(
      (balancer) => text(balancer.properties, 'Scheme') !== 'internal',
    ),
  ].some((resource) => inVpc(resource.properties));
}

/** Whether a gateway to the internet is attached to the VPC. */
export function hasInternetGateway(context: ResourceContext, vpcId: string): boolean {
  return findResource(context, 'AWS::EC2::VPCGatewayAttachment', `IGW|${vpcId}`) !== undefined;
}

export const vpcRules: RulesByType = {
  'AWS::EC2::VPC': vpc,
  'AWS::EC2::InternetGateway': internetGateway,
  'AWS::EC2::VPCGatewayAttachment': gatewayAttachment,
};
