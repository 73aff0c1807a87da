import type { RegionPlace } from './schedule/fault';

export interface Payment {
  readonly id: number;
  readonly atMs: number;
  /** The region whose cluster took it. */
  readonly place: RegionPlace;
}

export interface Promotion {
  readonly kind: 'failover' | 'switchover';
  readonly requestedAtMs: number;
  readonly atMs: number;
  readonly from: RegionPlace;
  readonly to: RegionPlace;
  readonly fence: 'blocked' | 'timed-out';
  /** Writes that the new writer did not have. */
  readonly lost: readonly Payment[];
  /** Replication lag when the old writer took its last write before the promotion. */
  readonly lagMs: number;
}

export interface PromotionRequest {
  readonly kind: 'failover' | 'switchover';
  readonly atMs: number;
  readonly place: RegionPlace;
  readonly executionName: string;
}

/** One call to AWS by a function. */
export interface ObservedCall {
  readonly functionName: string;
  /** Of the failover function. */
  readonly task: string;
  readonly service: string;
  readonly operation: string;
  readonly from: RegionPlace;
  readonly to: RegionPlace;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** What a function in a region was told about the world. */
export interface ObservedSignal {
  readonly kind: 'verdict' | 'self' | 'probe';
  readonly place: RegionPlace;
  readonly functionName: string;
  readonly atMs: number;
  readonly health: 'healthy' | 'unhealthy' | 'unknown';
}

export interface Page {
  readonly place: RegionPlace;
  readonly atMs: number;
  readonly subject: string;
}

export interface WrittenReport {
  readonly place: RegionPlace;
  readonly atMs: number;
  readonly report: unknown;
}

export interface EndedExecution {
  readonly place: RegionPlace;
  readonly name: string;
  readonly by: string;
  readonly acceptDataLoss: boolean;
  readonly startedAtMs: number;
  readonly endedAtMs: number | undefined;
  readonly status: string;
}

/** Everything that invariants judge a run by. Times in milliseconds since the run began. */
export interface Observations {
  readonly acknowledged: Payment[];
  readonly promotions: Promotion[];
  readonly promotionRequests: PromotionRequest[];
  readonly calls: ObservedCall[];
  readonly signals: ObservedSignal[];
  readonly pages: Page[];
  readonly reports: WrittenReport[];
  executions: readonly EndedExecution[];
  /** Payments in the writer's ledger at the end. */
  ledger: ReadonlySet<number>;
  writerAtEnd: RegionPlace;
  synchronizedAtEnd: boolean;
  /** When alarms on missing heartbeats went off. */
  readonly silentWatchers: { readonly place: RegionPlace; readonly atMs: number }[];
  /** Calls, events and messages are counted here, to see that a run did something. */
  eventCount: number;
}

export const noObservations = (): Observations => ({
  acknowledged: [],
  promotions: [],
  promotionRequests: [],
  calls: [],
  signals: [],
  pages: [],
  reports: [],
  executions: [],
  ledger: new Set(),
  writerAtEnd: 'primary',
  synchronizedAtEnd: true,
  silentWatchers: [],
  eventCount: 0,
});
