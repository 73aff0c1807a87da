import type { RdsEvent } from '../rds-events/rds-event';

/**
 * What is known about one operation. Each step writes down what it saw; the report is a
 * pure function of this, so the same facts always make the same report.
 */
export interface ReportFacts {
  readonly operation: OperationFacts;
  readonly loss?: LossEvidence;
  readonly fence?: FenceFact;
  readonly payment?: PaymentFact;
  readonly latch?: LatchFact;
  readonly traffic?: TrafficFact;
  readonly snapshot?: SnapshotFact;
  readonly writer?: WriterFact;
  readonly failure?: FailureFact;
  /** RDS events since the incident began, earliest first. */
  readonly events: readonly RdsEvent[];
}

export interface OperationFacts {
  readonly epoch: number;
  readonly kind: 'failover' | 'switchover';
  /** Who started it: `region-watch`, or a person. */
  readonly by: string;
  /** Started by a person who accepts the loss, and not by detection. */
  readonly operatorStarted: boolean;
  readonly startedAtMs: number;
  /** First failed sample; of an operation that a person started, when they did. */
  readonly firstBadSampleAtMs: number;
  /** When each phase began, for those that have. */
  readonly phases: Readonly<Record<string, number>>;
}

/** What the standby last knew of its replication lag when the active region was lost. */
export type LossEvidence =
  | {
      readonly kind: 'known';
      readonly lagMs: number;
      /** End of the period the lag was measured over. */
      readonly measuredAtMs: number;
    }
  | { readonly kind: 'unknown'; readonly detail: string };

/** How far the old region's tasks were stopped. Nothing here is about its database. */
export interface FenceFact {
  readonly outcome: FenceOutcome;
  readonly detail: string;
  readonly atMs: number;
}

/** `not-needed`: the old region was a standby in sync by then. */
export type FenceOutcome = 'tasks-stopped' | 'tasks-stopping' | 'unproven' | 'not-needed';

export interface PaymentFact {
  readonly paymentId: string;
  readonly verifiedAtMs: number;
}

export interface LatchFact {
  readonly latch: LatchOutcome;
  readonly atMs: number;
}

/** `superseded`: something newer was there, and stays. */
export type LatchOutcome = 'set' | 'cleared' | 'not-needed' | 'superseded';

export interface TrafficFact {
  readonly addresses: readonly string[];
  readonly verifiedAtMs: number;
}

/** Who wrote, as RDS described it when no payment had proven it. */
export interface WriterFact {
  readonly region: string;
  readonly atMs: number;
}

/** The step that the operation stopped at. */
export interface FailureFact {
  readonly step: string;
  readonly error: string;
  readonly atMs: number;
}

/** The old primary's writes that were not replicated, saved by Aurora and copied by us. */
export interface SnapshotFact {
  readonly region: string;
  /** Aurora's own, which expires with the old primary's backup retention. */
  readonly sourceId: string;
  /** The manual copy, which stays. */
  readonly copyId: string;
  readonly copyStatus: string;
}
