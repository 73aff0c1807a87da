export type HoldReason =
  | 'suspicious'
  | 'disagreement'
  | 'self-unhealthy'
  | 'unknown-signals'
  | 'database-unknown'
  | 'operation-running'
  | 'operation-overdue'
  | 'cooldown'
  | 'disarmed'
  | 'never-armed'
  | 'lag-exceeds-rpo'
  | 'lag-unknown'
  | 'standby-not-ready'
  | 'not-automatic';

/** What a region does about the other one. */
export type Decision =
  | { readonly action: 'watch'; readonly reason: 'active-healthy' | 'this-region-writes' }
  /** Something is suspicious and nothing is done; `page` when a person has to look. */
  | { readonly action: 'hold'; readonly reason: HoldReason; readonly page: boolean }
  | { readonly action: 'fail-over'; readonly reason: 'active-lost' };
