import type { Service } from '../../service';
import {
  describeAddresses,
  describeInternetGateways,
  describeNatGateways,
  describeSubnets,
  describeVpcEndpoints,
  describeVpcs,
} from './network';
import { deleteNetworkInterface, describeNetworkInterfaces } from './network-interfaces';
import { describeAvailabilityZones, describeRegions } from './regions';

/** EC2: reading what stacks have made, and what the account may use. */
export const ec2: Service = {
  DeleteNetworkInterface: deleteNetworkInterface,
  DescribeAddresses: describeAddresses,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeInternetGateways: describeInternetGateways,
  DescribeNatGateways: describeNatGateways,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  DescribeRegions: describeRegions,
  DescribeSubnets: describeSubnets,
  DescribeVpcEndpoints: describeVpcEndpoints,
  DescribeVpcs: describeVpcs,
};
