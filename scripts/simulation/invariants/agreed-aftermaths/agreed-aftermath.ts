import type { Fault, Plain, RegionPlace } from '../../schedule/fault';
import { at, from } from '../agreed-holds/agreed-hold';
import type { AgreedItem } from '../agreed-watches/agreed-watch';

/**
 * What was agreed that the failover function does beside and after an operation: in the lost region,
 * with lost writes, and with what RDS tells. Here and not from the code.
 */
export interface AgreedAftermath {
  readonly name: string;
  readonly minutes: number;
  readonly faults: readonly Fault[];
  readonly items?: readonly AgreedItem[];
  /** What the DR region's failover has written down about the other one's tasks. */
  readonly fence?: { readonly outcome: string; readonly looks: number };
  /** What the last of the DR region's failovers has written down about the lag at the loss. */
  readonly loss?: { readonly operations: number; readonly kind: 'known' | 'unknown' };
  /** Copies of snapshots that there are in the end. */
  readonly copies?: { readonly place: RegionPlace; readonly ids: readonly string[] };
  /** How often a copy was asked for. */
  readonly copyRequests?: number;
  /** The copy that the newest report of the DR region's failover names. */
  readonly names?: string | 'none';
  /** Members of the DR region's newest report, by their path in it. */
  readonly says?: Readonly<Record<string, Plain>>;
  /** How often people are told something with this in its subject. */
  readonly told?: { readonly subject: string; readonly count: number };
  /** How far the copy is by the reports of the DR region's failover that name one, each once. */
  readonly copyStatuses?: readonly string[];
  /** RDS's events that a region has kept in the end, by their ids and in their order. */
  readonly events?: readonly { readonly place: RegionPlace; readonly ids: readonly string[] }[];
  /** Under which names a task has failed, each once. */
  readonly failures?: {
    readonly place: RegionPlace;
    readonly task: string;
    readonly names: readonly string[];
  };
  /** Members of what a task has answered, one call after the other. */
  readonly answers?: {
    readonly place: RegionPlace;
    readonly task: string;
    readonly member: string;
    readonly values: readonly unknown[];
  };
  /** How often the failover function publishes this by itself: the watcher publishes more at once. */
  readonly published?: {
    readonly place: RegionPlace;
    readonly metric: string;
    readonly value: number;
    readonly count: number;
  };
  /** How often a region's failover function calls an operation. */
  readonly calls?: {
    readonly from: RegionPlace;
    readonly operation: string;
    readonly count: number;
  };
}

/** The primary's database is gone; its region can be reached. */
export const databaseLost: Fault = { kind: 'writer-lost', place: 'primary', ...from(0) };

export const quickPromotion: Fault = { kind: 'promotion-slow', promotionMs: 45_000 };

/** A call by a task of the failover function in a region, from before the loss on. */
export const taskCalls = (
  place: RegionPlace,
  call: string,
  manner: Extract<Fault, { kind: 'call-fails' }>['manner'],
  forSeconds: number,
): Fault => ({
  kind: 'call-fails',
  place,
  by: 'functions',
  call,
  nth: 1,
  fromMs: at(-60),
  forMs: forSeconds * 1000,
  manner,
});

export const FOR_GOOD_SECONDS = 24 * 60 * 60;
export const REFUSED = { error: 'AccessDeniedException' } as const;
