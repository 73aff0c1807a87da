import type { HomeRole } from '../../../templates-src/topology';
import type { Setting } from './common-types';

/** What a drill came to. */

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

/** Last record: without it the drill, or the file, was cut short. */
export interface FooterBody {
  readonly type: 'footer';
  /** `completed`: gone through to its end, whatever the checks say. */
  readonly outcome: 'completed' | 'interrupted' | 'failed';
  readonly reason?: string;
  /** Before this one. */
  readonly records: number;
}
