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
  /** Takes over from a promotion that isn't done in time; undefined as deployed. */
  readonly secondCopy: SecondCopy | undefined;
}

export interface SecondCopy {
  /** How long the promotion is given, from its start. */
  readonly afterSeconds: number;
  readonly takeover: Distribution;
}
