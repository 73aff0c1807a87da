import type { During, Fault, RegionPlace } from '../../schedule/fault';

/**
 * What was agreed that a watcher does by and by, beside deciding: items of its state table, metrics,
 * tasks and pages. Here and not from the code.
 */
export interface AgreedWatch {
  readonly name: string;
  readonly minutes: number;
  readonly faults: readonly Fault[];
  readonly items?: readonly AgreedItem[];
  readonly metrics?: readonly AgreedMetric[];
  readonly pages?: readonly AgreedPages[];
  readonly tasks?: readonly AgreedTasks[];
  readonly payments?: readonly AgreedPayments[];
  readonly calls?: readonly AgreedCalls[];
  /** Of what somebody asks for, that it is refused. */
  readonly refusals?: number;
  /** Executions that watchers have started by the end. */
  readonly starts?: readonly string[];
}

/** A member of an item for as long as a time lasts; `undefined` is one that is not there. */
export interface AgreedItem extends During {
  readonly place: RegionPlace;
  readonly item: string;
  readonly member: string;
  readonly value: unknown;
  /** Of a member that is a moment, in whose place the value is not looked at. */
  readonly momentIn?: During;
}

/** Every value that is published in a time: none of them with `absent`. */
export interface AgreedMetric extends During {
  readonly place: RegionPlace;
  readonly metric: string;
  readonly value: number | 'absent' | { readonly atLeast: number; readonly atMost: number };
}

/** How many pages with this in their subject there are in the run, and when the first came. */
export interface AgreedPages {
  readonly subject: string;
  readonly count: number;
  readonly first?: During;
}

/** Whether a region takes payments for as long as a time lasts. */
export interface AgreedPayments extends During {
  readonly place: RegionPlace;
  readonly isTaken: boolean;
}

/** How often the watcher of a region asks for something while a time lasts. */
export interface AgreedCalls extends During {
  readonly place: RegionPlace;
  readonly service: string;
  readonly operation: string;
  readonly count: number;
}

/** How often a region wanted this many tasks at least, and when first. */
export interface AgreedTasks {
  readonly place: RegionPlace;
  readonly minimum: number;
  readonly count: number;
  readonly first?: During;
}
