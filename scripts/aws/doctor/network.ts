import {
  DescribeAddressesCommand,
  DescribeAvailabilityZonesCommand,
  DescribeRegionsCommand,
  type EC2Client,
  paginateDescribeInternetGateways,
  paginateDescribeNatGateways,
  paginateDescribeSubnets,
  paginateDescribeVpcEndpoints,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2';
import type { RegionSurvey, VpcFacts } from '../../engine/doctor/ports';
import type { Call } from '../errors';

/**
 * Whether the region is there for this account; asked of another one, because a region that is not
 * enabled refuses every call itself.
 */
export function isRegionEnabled(ec2: EC2Client, call: Call, region: string): Promise<boolean> {
  return call('ec2:DescribeRegions', async () => {
    const { Regions = [] } = await ec2.send(new DescribeRegionsCommand({ AllRegions: true }));
    const found = Regions.find(({ RegionName }) => RegionName === region);
    return found !== undefined && found.OptInStatus !== 'not-opted-in';
  });
}

/** EC2's part of a region. */
export function createNetworkSurvey(
  ec2: EC2Client,
  call: Call,
): Pick<RegionSurvey, 'availabilityZones' | 'natGatewaysByZone' | 'vpcs'> & {
  addresses(): Promise<number>;
  internetGateways(): Promise<number>;
  gatewayEndpoints(): Promise<number>;
} {
  return {
    availabilityZones: () =>
      call('ec2:DescribeAvailabilityZones', async () => {
        const { AvailabilityZones = [] } = await ec2.send(new DescribeAvailabilityZonesCommand({}));
        return AvailabilityZones.flatMap(({ ZoneName, State }) =>
          ZoneName !== undefined && State === 'available' ? ZoneName : [],
        );
      }),
    vpcs: () =>
      call('ec2:DescribeVpcs', async () => {
        const vpcs: VpcFacts[] = [];
        for await (const { Vpcs = [] } of paginateDescribeVpcs({ client: ec2 }, {})) {
          for (const { VpcId = '', CidrBlock, CidrBlockAssociationSet = [] } of Vpcs) {
            const associated = CidrBlockAssociationSet.flatMap((block) => block.CidrBlock ?? []);
            const cidrBlocks = [...new Set([...(CidrBlock ? [CidrBlock] : []), ...associated])];
            vpcs.push({ id: VpcId, cidrBlocks });
          }
        }
        return vpcs;
      }),
    natGatewaysByZone: async () => {
      const zoneOf = await call('ec2:DescribeSubnets', async () => {
        const zones = new Map<string, string>();
        for await (const { Subnets = [] } of paginateDescribeSubnets({ client: ec2 }, {})) {
          for (const { SubnetId = '', AvailabilityZone = '' } of Subnets) {
            zones.set(SubnetId, AvailabilityZone);
          }
        }
        return zones;
      });
      return call('ec2:DescribeNatGateways', async () => {
        const byZone = new Map<string, number>();
        // Those that are being made or deleted count against the quota too.
        const Filter = [{ Name: 'state', Values: ['pending', 'available', 'deleting'] }];
        for await (const page of paginateDescribeNatGateways({ client: ec2 }, { Filter })) {
          for (const { SubnetId = '' } of page.NatGateways ?? []) {
            const zone = zoneOf.get(SubnetId) ?? '';
            byZone.set(zone, (byZone.get(zone) ?? 0) + 1);
          }
        }
        return byZone;
      });
    },
    addresses: () =>
      call('ec2:DescribeAddresses', async () => {
        const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}));
        return Addresses.length;
      }),
    internetGateways: () =>
      call('ec2:DescribeInternetGateways', async () => {
        let count = 0;
        for await (const page of paginateDescribeInternetGateways({ client: ec2 }, {})) {
          count += page.InternetGateways?.length ?? 0;
        }
        return count;
      }),
    gatewayEndpoints: () =>
      call('ec2:DescribeVpcEndpoints', async () => {
        let count = 0;
        const Filters = [{ Name: 'vpc-endpoint-type', Values: ['Gateway'] }];
        for await (const page of paginateDescribeVpcEndpoints({ client: ec2 }, { Filters })) {
          count += page.VpcEndpoints?.length ?? 0;
        }
        return count;
      }),
  };
}
