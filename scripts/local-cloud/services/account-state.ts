import { openRegion } from '../regions';
import type { LocalCloudState } from '../state';

/**
 * What an account is allowed and offered in one region, as far as it differs from a new account
 * with everything on offer.
 */
export interface RegionAccount {
  /** Quotas other than AWS's default, by `<service>/<quota code>`. */
  readonly quotas?: Readonly<Record<string, number>>;
  /** For a region that has to be enabled and isn't. */
  readonly isNotOptedIn?: boolean;
  /** Zones that can't be used, by name. */
  readonly zonesNotAvailable?: readonly string[];
  /** Aurora versions and instance classes that can't be ordered. */
  readonly databasesNotOffered?: readonly string[];
  /** Instance classes that can be ordered in these zones alone. */
  readonly databaseClassZones?: Readonly<Record<string, readonly string[]>>;
}

/** Who calls, and what IAM keeps from them. */
export interface AccountPermissions {
  readonly isRoot?: true;
  readonly denied?: readonly {
    readonly action: string;
    readonly by: 'policies' | 'organization' | 'boundary';
  }[];
}

export function regionAccount(state: LocalCloudState, region: string): RegionAccount {
  return state.regions[region]?.account ?? {};
}

/** Makes the account differ in one region, for whoever wants to see what comes of it. */
export function setRegionAccount(
  state: LocalCloudState,
  region: string,
  account: RegionAccount,
): void {
  openRegion(state, region).account = { ...regionAccount(state, region), ...account };
}
