import type { HomeRole } from '../../../templates-src/topology';
import type { Setting } from './common-types';
import type {
  DecisionBody,
  DnsAnswerBody,
  FaultBody,
  NoteBody,
  OperationBody,
  PhaseBody,
  PromotionBody,
} from './event-bodies';
import type {
  CheckBody,
  FooterBody,
  LimitationBody,
  LossReportBody,
  OwnReportBody,
} from './result-bodies';
import type {
  ClientBody,
  CloudLagBody,
  PaymentsBody,
  ReplicationBody,
  TasksBody,
  TrafficBody,
} from './sample-bodies';

export type * from './common-types';
export type * from './event-bodies';
export type * from './result-bodies';
export type * from './sample-bodies';

/** What the first record says of itself; nothing else is a drill's evidence. */
export const EVIDENCE_FORMAT = 'multi-region-dr-drill-evidence';

/** Raised when a reader of the last version could misunderstand a record of this one. */
export const EVIDENCE_VERSION = 1;

/**
 * One line of the evidence of a drill, bound to the one before it by a hash. Whatever a report says
 * is worked out from these records and nothing else.
 */
export interface EvidenceRecord<Body extends EvidenceBody = EvidenceBody> {
  /** From 0, without a gap. */
  readonly sequence: number;
  /** `hash` of the record before; of the first one {@link FIRST_PREVIOUS}. */
  readonly previous: string;
  /** When it happened, on the drill's clock, in milliseconds since the epoch. Need not grow from line to line. */
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
  | CloudLagBody
  | TasksBody
  | PromotionBody
  | LossReportBody
  | OwnReportBody
  | CheckBody
  | LimitationBody
  | NoteBody
  | FooterBody;

export type BodyType = EvidenceBody['type'];

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
  /** How many times faster than the wall's the drill's clock goes; 1 when real. */
  readonly clockFactor: number;
  readonly targets: { readonly rtoMs: number; readonly rpoMs: number };
  /** As deployed or chosen: `health check interval` → `10 s`. In the order to show them in. */
  readonly settings: readonly Setting[];
  /** What it ran on: Node, PostgreSQL, cores. In the order to show it in. */
  readonly host: readonly Setting[];
}

/** A template or a function's bundle that was deployed. */
export interface Artefact {
  readonly kind: 'template' | 'function' | 'service';
  readonly name: string;
  /** Of its bytes, hexadecimal. */
  readonly sha256: string;
}
