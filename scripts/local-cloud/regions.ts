import type { LocalCloudState, RegionState } from './state';

/** AWS's documentation example account. */
export const DEFAULT_ACCOUNT_ID = '111122223333';

export function emptyState(accountId: string = DEFAULT_ACCOUNT_ID): LocalCloudState {
  return { accountId, sequence: 0, regions: {}, global: { resources: {} } };
}

/** The region's slice of the state, made on first use. */
export function openRegion(state: LocalCloudState, region: string): RegionState {
  state.regions[region] ??= { resources: {}, cloudFormation: { stacks: {} } };
  return state.regions[region];
}
