import { type FinalState, NOTHING_HAPPENED } from './final-state';
import type { OperatorAction, Place, RegionPlace } from './schedule/fault';

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
  /** What RDS said. */
  readonly outcome: 'accepted' | 'busy' | 'not-possible';
}

export interface ObservedSnapshot {
  readonly place: RegionPlace;
  readonly id: string;
  /** Milliseconds since the run began; of a copy, when it was asked for. */
  readonly takenAtMs: number;
  readonly kind: 'automated' | 'manual';
}

/** One call to AWS by a function. */
export interface ObservedCall {
  readonly functionName: string;
  /** Of the failover function. */
  readonly task: string;
  readonly service: string;
  readonly operation: string;
  readonly from: Place;
  readonly to: RegionPlace;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** A call to AWS that a function has not ended when its own call was over. */
export type CallLeftBehind = Omit<ObservedCall, 'endedAtMs'>;

/** A function whose call was over, and that still had a timer which nobody had taken back. */
export interface TimerLeftBehind extends Pick<ObservedCall, 'functionName' | 'task'> {
  readonly atMs: number;
}

/** One call by a state of a state machine, whatever came of it. */
export interface ObservedTry {
  readonly place: RegionPlace;
  readonly execution: string;
  readonly state: string;
  readonly atMs: number;
}

/** One run of the failover function, until it returned, failed or was ended. */
export interface ObservedInvocation {
  readonly place: RegionPlace;
  readonly task: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** Undefined when it returned; the error's name, and of a process that died `Runtime.ExitError`. */
  readonly failure: string | undefined;
  /** What it returned, if it did. */
  readonly answer?: unknown;
}

/** What a call has changed: an item of the state table as it is now, metrics, a service's tasks. */
export type Effect = { readonly place: RegionPlace; readonly atMs: number } & (
  | {
      readonly kind: 'item';
      readonly item: string;
      readonly value: unknown;
      /** Of samples, of which the value has the times alone: the last one, whole. */
      readonly newest?: unknown;
    }
  | { readonly kind: 'metrics'; readonly values: Readonly<Record<string, number>> }
  | {
      readonly kind: 'tasks';
      readonly minimum: number | undefined;
      readonly maximum: number | undefined;
      readonly desiredCount: number | undefined;
    }
);

/** What a function in a region was told about the world. */
export interface ObservedSignal {
  readonly kind: 'verdict' | 'self' | 'probe';
  readonly place: Place;
  readonly functionName: string;
  readonly atMs: number;
  readonly health: 'healthy' | 'unhealthy' | 'unknown';
  /** The region that is asked, where it is one of the two. */
  readonly of?: RegionPlace;
}

export interface Page {
  readonly place: RegionPlace;
  readonly atMs: number;
  readonly subject: string;
  readonly message: string;
}

export interface WrittenReport {
  readonly place: RegionPlace;
  readonly atMs: number;
  /** Of its object, without `.json`. */
  readonly key: string;
  readonly report: unknown;
}

/** What a person could not do. */
export interface Refusal {
  readonly action: OperatorAction;
  readonly atMs: number;
  readonly reason: string;
}

export interface EndedExecution {
  readonly arn: string;
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
  readonly callsLeftBehind: CallLeftBehind[];
  readonly timersLeftBehind: TimerLeftBehind[];
  readonly tries: ObservedTry[];
  readonly invocations: ObservedInvocation[];
  readonly effects: Effect[];
  readonly signals: ObservedSignal[];
  readonly pages: Page[];
  readonly reports: WrittenReport[];
  readonly refusals: Refusal[];
  executions: readonly EndedExecution[];
  /** Payments in the writer's ledger at the end. */
  ledger: ReadonlySet<number>;
  final: FinalState;
  /** Where the clients' name led, whenever that changed. */
  readonly dnsAnswers: { readonly place: RegionPlace; readonly atMs: number }[];
  /** Lost writes that Aurora kept, and their copies. */
  snapshots: readonly ObservedSnapshot[];
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
  callsLeftBehind: [],
  timersLeftBehind: [],
  tries: [],
  invocations: [],
  effects: [],
  signals: [],
  pages: [],
  reports: [],
  refusals: [],
  executions: [],
  ledger: new Set(),
  final: NOTHING_HAPPENED,
  dnsAnswers: [],
  snapshots: [],
  silentWatchers: [],
  eventCount: 0,
});
