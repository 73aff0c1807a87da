import { text } from '../../resources/read';
import { resourcesOfType } from '../../resources/store';
import type { ServiceContext } from '../../service';
import type { StoredResource } from '../../state';

interface FilteredInput {
  readonly Filters?: readonly Filter[] | undefined;
  /** DescribeNatGateways has another name for it than everyone else. */
  readonly Filter?: readonly Filter[] | undefined;
}

interface Filter {
  readonly Name?: string | undefined;
  readonly Values?: readonly string[] | undefined;
}

export function describeVpcs(context: ServiceContext): Record<string, unknown> {
  return {
    Vpcs: resourcesOfType(context, 'AWS::EC2::VPC').map(({ physicalId, properties }) => {
      const CidrBlock = text(properties, 'CidrBlock');
      return { VpcId: physicalId, CidrBlock, CidrBlockAssociationSet: [{ CidrBlock }] };
    }),
  };
}

export function describeSubnets(context: ServiceContext): Record<string, unknown> {
  return {
    Subnets: resourcesOfType(context, 'AWS::EC2::Subnet').map(({ physicalId, properties }) => ({
      SubnetId: physicalId,
      VpcId: text(properties, 'VpcId'),
      CidrBlock: text(properties, 'CidrBlock'),
      AvailabilityZone: text(properties, 'AvailabilityZone'),
    })),
  };
}

export function describeAddresses(context: ServiceContext): Record<string, unknown> {
  return {
    Addresses: resourcesOfType(context, 'AWS::EC2::EIP').map(({ attributes }) => ({
      ...attributes,
      Domain: 'vpc',
    })),
  };
}

/** A gateway is in the list from its beginning to its end; here it is available all the while. */
export function describeNatGateways(
  context: ServiceContext,
  { Filter: filters = [] }: FilteredInput,
): Record<string, unknown> {
  const states = filters.find(({ Name }) => Name === 'state')?.Values;
  const gateways = resourcesOfType(context, 'AWS::EC2::NatGateway').map(
    ({ physicalId, properties }) => ({
      NatGatewayId: physicalId,
      SubnetId: text(properties, 'SubnetId'),
      State: 'available',
    }),
  );
  return {
    NatGateways: gateways.filter(({ State }) => states === undefined || states.includes(State)),
  };
}

export function describeInternetGateways(context: ServiceContext): Record<string, unknown> {
  return {
    InternetGateways: resourcesOfType(context, 'AWS::EC2::InternetGateway').map(
      ({ physicalId }) => ({ InternetGatewayId: physicalId }),
    ),
  };
}

export function describeVpcEndpoints(
  context: ServiceContext,
  { Filters: filters = [] }: FilteredInput,
): Record<string, unknown> {
  const types = filters.find(({ Name }) => Name === 'vpc-endpoint-type')?.Values;
  const endpoints = resourcesOfType(context, 'AWS::EC2::VPCEndpoint').map(toEndpoint);
  return {
    VpcEndpoints: endpoints.filter(
      ({ VpcEndpointType }) => types === undefined || types.includes(VpcEndpointType),
    ),
  };
}

function toEndpoint({ physicalId, properties }: StoredResource) {
  return {
    VpcEndpointId: physicalId,
    VpcEndpointType: text(properties, 'VpcEndpointType') ?? 'Gateway',
    VpcId: text(properties, 'VpcId'),
    ServiceName: text(properties, 'ServiceName'),
  };
}
