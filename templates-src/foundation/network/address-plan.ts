import { cidr, select } from '../../cfn/functions';
import type { Value } from '../../cfn/value';
import type { FoundationParameters } from '../parameters';

/** Tiers of subnets, from the internet inwards. */
export const tiers = ['public', 'private', 'data'] as const;

export type Tier = (typeof tiers)[number];

/** Zones count from 1, as in names. */
export const zones = [1, 2, 3] as const;

export type Zone = (typeof zones)[number];

/** The VPC's /16 in four blocks of /18; the fourth is kept for growth. */
const TIER_BLOCKS = 4;
const TIER_HOST_BITS = 14;

/** Each /18 holds four blocks of /20, 4,091 addresses each; the fourth is for a fourth zone. */
const ZONES_PER_TIER = 4;
const ZONE_HOST_BITS = 12;

/** A tier's addresses as one block, so that a network ACL needs one rule for a tier. */
export function tierCidr({ VpcCidr }: FoundationParameters, tier: Tier): Value<string> {
  return select(tiers.indexOf(tier), cidr(VpcCidr, TIER_BLOCKS, TIER_HOST_BITS));
}

/** A zone's part of {@link tierCidr}, counted from the VPC's first address. */
export function subnetCidr(
  { VpcCidr }: FoundationParameters,
  tier: Tier,
  zone: Zone,
): Value<string> {
  const index = tiers.indexOf(tier) * ZONES_PER_TIER + zone - 1;
  return select(index, cidr(VpcCidr, TIER_BLOCKS * ZONES_PER_TIER, ZONE_HOST_BITS));
}
