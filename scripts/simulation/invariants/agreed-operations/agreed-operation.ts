import type { Fault, FaultOf, FunctionName, RegionPlace } from '../../schedule/fault';
import { at, from } from '../agreed-holds/agreed-hold';

/**
 * What was agreed about an operation that meets with something: a refusal, an answer that is missing or
 * odd. Here and not from the code.
 */
export interface AgreedOperation {
  readonly name: string;
  readonly minutes: number;
  readonly faults: readonly Fault[];
  /** Whose state machine it is. */
  readonly place: RegionPlace;
  /**
   * Of the first operation: `done`; `aborted`, and nothing has changed; `unproven`, when it failed after the
   * promotion and DNS follows the writer all the same; `in-vain`, when it failed without a promotion of its own;
   * `failed`, when it failed for its reason, and how the regions are left is said elsewhere.
   */
  readonly outcome: 'done' | 'aborted' | 'unproven' | 'in-vain' | 'failed';
  /** Why it was called off. */
  readonly reason?: RegExp;
  /** How often a state asks, at least and at most. */
  readonly tries?: { readonly state: string; readonly atLeast: number; readonly atMost: number };
  /** Seconds from the first of these tries to the end of the operation. */
  readonly endsAfter?: { readonly atLeast: number; readonly atMost: number };
  /** How often the promotion is asked for. */
  readonly promotes?: number;
  /** Seconds from the last look at the claim to the first of these requests, at most. */
  readonly promotesWithin?: number;
  /** How many pages say that the promotion is held up. */
  readonly heldUpPages?: number;
  /** The desired counts that are asked for beside the minimum where it promotes, in their order. */
  readonly desiredCounts?: readonly number[];
  /** That the page about its failure doesn't arrive. */
  readonly isUnpaged?: boolean;
  readonly fence?: string;
  /** In the note about it. */
  readonly fenceSays?: RegExp;
  /** Under which names a task of its region has failed, each once. */
  readonly failures?: { readonly task: string; readonly names: readonly string[] };
  /** How often a task of either region calls something. */
  readonly calls?: { readonly task: string; readonly operation: string; readonly count: number };
  /** How many snapshots of lost writes are copied in the end. */
  readonly copies?: number;
  /** Of a failover in vain: what became of the tasks that it stopped in the other region. */
  readonly oldTasks?: 'started-again' | 'left-stopped';
  /** Whether DNS was seen to follow; what isn't said is yes, of what is done. */
  readonly isTrafficProven?: boolean;
  /** Of the one that somebody has resumed it by. */
  readonly resumed?: {
    readonly outcome: 'done' | 'aborted';
    readonly reason?: RegExp;
    readonly fence?: string;
  };
}

export const calls = (
  call: string,
  manner: FaultOf<'call-fails'>['manner'],
  forSeconds = 0,
  place: RegionPlace = 'dr',
): Fault => ({
  kind: 'call-fails',
  place,
  by: call.startsWith('state ') ? 'state-machines' : 'functions',
  call,
  nth: 1,
  fromMs: at(-60),
  forMs: forSeconds * 1000,
  manner,
});

export const FOR_GOOD_SECONDS = 24 * 60 * 60;

export const REFUSED = { error: 'AccessDeniedException' } as const;

/** To the failover's own look alone: the watcher sees the loss as it is. */
export const toFailover: { readonly to: FunctionName } = { to: 'failover' };

export const always = from(-360);
