import { availabilityZones } from '../../cloudformation/template/availability-zones';
import type { ServiceContext } from '../../service';
import { regionAccount } from '../account-state';

/**
 * Regions that nobody has to opt in to, as far as anything here asks for them.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html
 */
const REGIONS = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
  ...['ca-central-1', 'eu-central-1', 'eu-west-1', 'eu-west-2'],
];

export function describeRegions({ state }: ServiceContext): Record<string, unknown> {
  return {
    Regions: REGIONS.map((name) => ({
      RegionName: name,
      Endpoint: `ec2.${name}.amazonaws.com`,
      OptInStatus: regionAccount(state, name).isNotOptedIn ? 'not-opted-in' : 'opt-in-not-required',
    })),
  };
}

export function describeAvailabilityZones({
  state,
  region,
}: ServiceContext): Record<string, unknown> {
  const gone = regionAccount(state, region).zonesNotAvailable ?? [];
  return {
    AvailabilityZones: availabilityZones(region).map((name) => ({
      ZoneName: name,
      RegionName: region,
      ZoneType: 'availability-zone',
      OptInStatus: 'opt-in-not-required',
      State: gone.includes(name) ? 'unavailable' : 'available',
    })),
  };
}
