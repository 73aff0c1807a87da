import { select } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import * as ec2 from '../../cfn/resources/ec2.gen';
import type { Template } from '../../cfn/template';
import { type NameKey, zoneNamesIn } from '../../naming';
import type { FoundationParameters } from '../parameters';
import { subnetCidr, type Tier, type Zone, zones } from './address-plan';

/** One of something per zone. */
export type PerZone<T> = Readonly<Record<Zone, T>>;

export type Subnets = PerZone<HandleOf<ec2.Subnet>>;

/** Makes one of something in each zone. */
export function perZone<T>(make: (zone: Zone) => T): PerZone<T> {
  return { 1: make(1), 2: make(2), 3: make(3) };
}

/** What was made in each zone, in the zones' order. */
export function inOrder<T>(perZoneValues: PerZone<T>): T[] {
  return zones.map((zone) => perZoneValues[zone]);
}

const subnetNames = {
  public: 'publicSubnet',
  private: 'privateSubnet',
  data: 'dataSubnet',
} as const satisfies Record<Tier, NameKey>;

/**
 * A tier's subnets, one per zone. None gives out public addresses by itself, which is
 * the default: load balancers and NAT gateways ask for theirs.
 */
export function addSubnets(
  template: Template,
  parameters: FoundationParameters,
  vpc: HandleOf<ec2.VPC>,
  tier: Tier,
): Subnets {
  const name = zoneNamesIn(parameters);
  return perZone((zone) =>
    template.add(
      `${idOf(tier)}Subnet${zone}`,
      new ec2.Subnet({
        VpcId: vpc.ref,
        CidrBlock: subnetCidr(parameters, tier, zone),
        AvailabilityZone: select(zone - 1, parameters.AvailabilityZones),
        Tags: [{ Key: 'Name', Value: name(subnetNames[tier], zone) }],
      }),
    ),
  );
}

/** `public` → `Public`, as logical ids begin. */
export function idOf(tier: Tier): Capitalize<Tier> {
  switch (tier) {
    case 'public':
      return 'Public';
    case 'private':
      return 'Private';
    case 'data':
      return 'Data';
  }
}
