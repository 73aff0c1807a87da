import type { HomeRole } from '../../../templates-src/topology';

/**
 * The evidence of a drill: a file of records, one a line, each bound to the one before it by a hash.
 * Whatever a report says is worked out from these records and nothing else.
 */

/** What the first record says of itself; nothing else is a drill's evidence. */
export const EVIDENCE_FORMAT = 'multi-region-dr-drill-evidence';

/** Raised when a reader of the last version could misunderstand a record of this one. */
export const EVIDENCE_VERSION = 1;

/** One line of the file. */
export interface EvidenceRecord<Body extends EvidenceBody = EvidenceBody> {
  /** From 0, without a gap. */
  readonly sequence: number;
  /** `hash` of the record before; of the first one {@link FIRST_PREVIOUS}. */
  readonly previous: string;
  /** When it happened, on the run's clock, in milliseconds since the epoch. Need not grow from line to line. */
  readonly atMs: number;
  /** When it was written, by the clock on the wall, in milliseconds since the epoch. */
  readonly wallMs: number;
  readonly body: Body;
  /** SHA-256, hexadecimal, of the canonical JSON of all members above. */
  readonly hash: string;
}

export const FIRST_PREVIOUS = '0'.repeat(64);

export type EvidenceBody =
  | HeaderBody
  | FaultBody
  | OperationBody
  | PhaseBody
  | DecisionBody
  | DnsAnswerBody
  | TrafficBody
  | PaymentsBody
  | ClientBody
  | ReplicationBody
  | TasksBody
  | PromotionBody
  | LossReportBody
  | OwnReportBody
  | CheckBody
  | LimitationBody
  | NoteBody
  | FooterBody;

export type BodyType = EvidenceBody['type'];

/** Where a request went, or an answer led. `none`: to neither region, for want of an answer or a connection. */
export type Destination = HomeRole | 'none';

/** What a scenario is meant to end in. */
export type Expectation = 'failover' | 'switchover' | 'no-failover';

/** First record. */
export interface HeaderBody {
  readonly type: 'header';
  readonly format: typeof EVIDENCE_FORMAT;
  readonly version: typeof EVIDENCE_VERSION;
  readonly product: {
    readonly name: string;
    readonly version: string;
    /** Absent outside a clone. */
    readonly commit?: string;
    /** Files of the clone differ from the commit. */
    readonly hasLocalChanges?: boolean;
  };
  readonly artefacts: readonly Artefact[];
  readonly environment: {
    readonly suffix: string;
    /** The name that clients use. */
    readonly domainName: string;
    readonly regions: Readonly<Record<HomeRole, string>>;
  };
  readonly scenario: {
    /** As typed: `region-killed`. */
    readonly name: string;
    /** `Region killed`. */
    readonly title: string;
    /** What is done to the system, in a sentence or two. */
    readonly description: string;
    readonly expectation: Expectation;
  };
  readonly seed: number;
  readonly speed: 'real' | 'fast';
  /** How many times faster than the wall's the run's clock goes; 1 when real. */
  readonly clockFactor: number;
  readonly targets: { readonly rtoMs: number; readonly rpoMs: number };
  /** As deployed or chosen: `health check interval` → `10 s`. In the order to show them in. */
  readonly settings: readonly Setting[];
  /** What it ran on: Node, PostgreSQL, cores. In the order to show it in. */
  readonly host: readonly Setting[];
}

export interface Setting {
  readonly name: string;
  readonly value: string;
}

/** A template or a function's bundle that was deployed. */
export interface Artefact {
  readonly kind: 'template' | 'function' | 'service';
  readonly name: string;
  /** Of its bytes, hexadecimal. */
  readonly sha256: string;
}

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
  /** On the run's clock. Absent where nobody promised anything. */
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

/**
 * Requests of all clients that ended in one second and region. `atMs` of the record is the start of
 * the second. A second in which nothing ended in a region has no record for it.
 */
export interface TrafficBody {
  readonly type: 'traffic';
  readonly region: Destination;
  readonly spanMs: number;
  /** Payments acknowledged. */
  readonly taken: number;
  /** Answered with anything else than an acknowledgement or a failure: 4xx. */
  readonly refused: number;
  /** No answer, a broken connection, or 5xx: what a client tries again. */
  readonly failed: number;
  /** Of the taken ones; null without any. */
  readonly latencyMs: { readonly p50: number; readonly p95: number } | null;
}

/** Payments that clients were told are taken: every one of the run, in batches as they came. */
export interface PaymentsBody {
  readonly type: 'payments';
  readonly region: HomeRole;
  readonly payments: readonly AcknowledgedPayment[];
}

/** A row rather than an object: there are thousands. */
export type AcknowledgedPayment = readonly [
  id: string,
  currency: string,
  /** In the currency's smallest unit. */
  minorUnits: number,
  /** When the client had the answer, on the run's clock. */
  acknowledgedAtMs: number,
];

/** What one client went through; written when the clients have stopped. */
export interface ClientBody {
  readonly type: 'client';
  /** `client-3`. */
  readonly client: string;
  readonly requests: number;
  readonly taken: number;
  readonly refused: number;
  readonly failed: number;
  /** From a request that failed to the next payment taken, earliest first. */
  readonly outages: readonly ClientOutage[];
}

export interface ClientOutage {
  /** When the first request that failed was sent. */
  readonly fromMs: number;
  /** When the next payment was acknowledged; null when none was any more. */
  readonly toMs: number | null;
  readonly failedRequests: number;
}

/** How far the standby is behind, as measured at the standby. */
export interface ReplicationBody {
  readonly type: 'replication';
  /** Null when it can't be known, such as with the link cut. */
  readonly lagMs: number | null;
  readonly lagBytes: number | null;
}

/** Tasks of a region's service, when a figure changed. */
export interface TasksBody {
  readonly type: 'tasks';
  readonly region: HomeRole;
  readonly desired: number;
  readonly running: number;
  readonly healthyTargets: number;
}

/** A step of the standby's database becoming the writer. */
export interface PromotionBody {
  readonly type: 'promotion';
  readonly region: HomeRole;
  readonly step: 'requested' | 'writable' | 'failed';
  readonly detail: string;
}

/** Acknowledged payments compared with the database that writes in the end. */
export interface LossReportBody {
  readonly type: 'loss-report';
  /** Whose database was read. */
  readonly region: HomeRole;
  /** How many clients' payments were acknowledged in the whole run. */
  readonly acknowledged: number;
  /** How many of those the database has, once each. */
  readonly present: number;
  /** Acknowledged and not there. */
  readonly lost: readonly LostPayment[];
  /** Ids that are there more than once, or booked more than once. */
  readonly duplicated: readonly string[];
  /** There without an acknowledgement that a client saw: the answer got lost, which is no loss. */
  readonly unacknowledged: number;
}

export interface LostPayment {
  readonly id: string;
  readonly currency: string;
  readonly minorUnits: number;
  readonly acknowledgedAtMs: number;
  /** Who had taken it. */
  readonly region: HomeRole;
}

/** What the product's own failover report says, to be compared with what was measured. */
export interface OwnReportBody {
  readonly type: 'own-report';
  readonly operation: string;
  /** Where it lies: `s3://…/failover-reports/…`. */
  readonly location: string;
  readonly recoveryTimeMs: number | null;
  readonly expectedLossMs: number | null;
  /** Its sentences on recovery time, loss, fencing, DNS, next step. */
  readonly statements: readonly Setting[];
}

/** One promise, judged on the history. */
export interface CheckBody {
  readonly type: 'check';
  /** Stable: `acknowledged-present-or-reported`. */
  readonly check: string;
  /** The promise as a sentence: `Every acknowledged payment is present or in the loss report.` */
  readonly promise: string;
  readonly verdict: 'passed' | 'failed' | 'not-applicable';
  /** What the verdict rests on: `acknowledged` → `4,112`. */
  readonly figures: readonly Setting[];
  /** Each way in which the promise was broken; why, when not applicable. */
  readonly findings: readonly string[];
}

/** Something that this run can't show. */
export interface LimitationBody {
  readonly type: 'limitation';
  readonly text: string;
}

/** Anything else worth a line in the time line. */
export interface NoteBody {
  readonly type: 'note';
  readonly text: string;
}

/** Last record: without it the drill, or the file, was cut short. */
export interface FooterBody {
  readonly type: 'footer';
  /** `completed`: gone through to its end, whatever the checks say. */
  readonly outcome: 'completed' | 'interrupted' | 'failed';
  readonly reason?: string;
  /** Before this one. */
  readonly records: number;
}
