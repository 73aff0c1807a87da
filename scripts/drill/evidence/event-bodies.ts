import type { HomeRole } from '../../../templates-src/topology';
import type { Destination } from './common-types';

/** What happened, one record a happening. */

/** Something is done to the system on purpose, or undone. `atMs` of the record is when. */
export interface FaultBody {
  readonly type: 'fault';
  readonly change: 'begins' | 'ends';
  /** The same in both records of one fault: `primary-killed`. */
  readonly fault: string;
  /** Whose part is hit. */
  readonly region: HomeRole | 'link';
  /** `Every process of the primary region is killed.` */
  readonly description: string;
  /**
   * Whether payments can't be expected to be taken from here on without a failover: what was
   * acknowledged before the first such fault is what can be lost.
   */
  readonly losesWrites: boolean;
}

/** A failover or switchover that was started, as the state table or the state machine has it. */
export interface OperationBody {
  readonly type: 'operation';
  /** Name of the execution: `failover-1`. */
  readonly name: string;
  readonly kind: 'failover' | 'switchover';
  readonly epoch: number;
  /** Where it runs. */
  readonly region: HomeRole;
  /** Who started it: `region-watch`, or a person. */
  readonly by: string;
  readonly startedAtMs: number;
  /** Null while it runs. */
  readonly endedAtMs: number | null;
  readonly outcome: 'running' | 'done' | 'failed' | 'aborted';
  readonly reason?: string;
}

/** One stretch of the way from the loss to clients paid again. May overlap with others. */
export interface PhaseBody {
  readonly type: 'phase';
  /** Stable: `promote`. */
  readonly phase: string;
  /** For people: `Database promoted`. */
  readonly title: string;
  /** What of it runs beside the rest: `detection`, `database`, `capacity`, `dns`, `clients`. */
  readonly branch: 'detection' | 'database' | 'capacity' | 'dns' | 'clients';
  /** Name of the execution it belongs to, if to one. */
  readonly operation?: string;
  readonly startedAtMs: number;
  /** Null when it had not ended when the drill did. */
  readonly endedAtMs: number | null;
  /** On the drill's clock. Absent where nobody promised anything. */
  readonly budgetMs?: number;
  /** Where the budget is from: a setting, or the RTO model's figure. */
  readonly budgetSource?: string;
}

/** What `region-watch` saw and decided, when that is something else than before. */
export interface DecisionBody {
  readonly type: 'decision';
  readonly region: HomeRole;
  readonly decision: 'watch' | 'hold' | 'fail-over';
  /** As in the decision table: `active-lost`. */
  readonly reason: string;
  readonly pages: boolean;
  /** `verdict` → `unhealthy`. */
  readonly signals: Readonly<Record<string, string>>;
}

/** An answer of the zone's name server, when it differs from the last one this asker had. */
export interface DnsAnswerBody {
  readonly type: 'dns-answer';
  /** `observer` asks the server all the time; clients when their cache has run out. */
  readonly askedBy: string;
  readonly name: string;
  readonly addresses: readonly string[];
  readonly ttlSeconds: number;
  readonly leadsTo: Destination;
}

/** A step of the standby's database becoming the writer. */
export interface PromotionBody {
  readonly type: 'promotion';
  readonly region: HomeRole;
  readonly step: 'requested' | 'writable' | 'failed';
  readonly detail: string;
}

/** Anything else worth a line in the time line. */
export interface NoteBody {
  readonly type: 'note';
  readonly text: string;
}
