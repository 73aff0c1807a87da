import { cidrRange, resourcesOfType } from '../../../support/resolve';
import { deployed } from '../fixture';

const tiers = ['Public', 'Private', 'Data'] as const;

test('each tier has one subnet in each of the three zones', () => {
  const subnets = resourcesOfType(deployed({ role: 'dr' }), 'AWS::EC2::Subnet');

  const zonesOf = (tier: string) =>
    [1, 2, 3].map((zone) => subnets.get(`${tier}Subnet${zone}`)?.AvailabilityZone);

  for (const tier of tiers) {
    expect(zonesOf(tier)).toEqual(['us-east-2a', 'us-east-2b', 'us-east-2c']);
  }
});

test('no two subnets share an address, in one region or across both', () => {
  const subnets = [deployed({ role: 'primary' }), deployed({ role: 'dr' })].flatMap((region) => [
    ...resourcesOfType(region, 'AWS::EC2::Subnet').values(),
  ]);

  const ranges = subnets
    .map(({ CidrBlock }) => cidrRange(String(CidrBlock)))
    .sort((left, right) => left.first - right.first);

  expect(ranges).toHaveLength(18);
  ranges.reduce((previous, range) => {
    expect(range.first).toBeGreaterThan(previous.last);
    return range;
  });
});

test('no subnet gives out public addresses by itself', () => {
  const subnets = resourcesOfType(deployed(), 'AWS::EC2::Subnet');

  const givesOutPublicAddresses = [...subnets.values()].map(
    (subnet) => subnet.MapPublicIpOnLaunch ?? false,
  );

  expect(new Set(givesOutPublicAddresses)).toEqual(new Set([false]));
});

test('subnets are named for their tier, their zone and the environment', () => {
  const subnets = resourcesOfType(deployed(), 'AWS::EC2::Subnet');

  const tags = subnets.get('PrivateSubnet2')?.Tags;

  expect(tags).toContainEqual({ Key: 'Name', Value: 'private-subnet-2-test' });
});
