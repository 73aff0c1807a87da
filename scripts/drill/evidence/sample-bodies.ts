import type { HomeRole } from '../../../templates-src/topology';
import type { Destination } from './common-types';

/** What was measured, second by second and client by client. */

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
  /** When the client had the answer, on the drill's clock. */
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

/**
 * How far the local cloud's clock was behind the run's, over the whole run; written at its end. Both
 * should show the same time: a machine that is too slow for the speed holds the cloud up, and what
 * functions and state machines took is then shorter by their own clock than clients saw.
 */
export interface CloudLagBody {
  readonly type: 'cloud-lag';
  readonly samples: number;
  /** On the drill's clock. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
}
