import type { Distribution } from '../distribution';
import type { PriorName } from '../priors';
import type { SettingName } from '../settings/settings';
import type { CapacityStart } from './stages';

/** Everything one simulation is made of. A variant is this with one thing changed. */
export interface Scenario {
  readonly settings: Readonly<Record<SettingName, number>>;
  readonly durations: Readonly<Record<PriorName, Distribution>>;
  readonly unknownSampleShare: number;
  readonly capacityStart: CapacityStart;
  /** `batch`: one draw for all tasks. `each task`: every task draws, the slowest counts. */
  readonly taskDraws: 'batch' | 'each task';
  /** What moves the DNS answer: the primary's own health check or the latch, or the latch alone. */
  readonly dnsMovedBy: 'health check or latch' | 'latch';
  /** A person between decision and start; undefined as deployed. */
  readonly approval: Distribution | undefined;
  /** Share of failovers in which payments can't be taken in when the promotion isn't done in time. */
  readonly standInFailureShare: number;
}
