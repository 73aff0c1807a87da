/** Ends of the links that can be cut: the two regions by their home role, and everybody else. */
export type Place = 'primary' | 'dr' | 'world';
export type RegionPlace = Exclude<Place, 'world'>;

/** Milliseconds since the run began; the end is not included. */
export interface During {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** One thing that goes wrong, or that somebody does. Schedules are made of them and shrink by them. */
export type Fault =
  | ({
      readonly kind: 'region-lost';
      readonly place: RegionPlace;
      /** Whether connections are refused, or nobody ever answers. */
      readonly manner: 'refuses' | 'hangs';
    } & During)
  /** The region is up, and its database takes no writes. */
  | ({ readonly kind: 'writer-lost'; readonly place: RegionPlace } & During)
  | ({ readonly kind: 'partition'; readonly between: readonly [Place, Place] } & During)
  | ({ readonly kind: 'throttling'; readonly place: RegionPlace; readonly share: number } & During)
  | ({
      readonly kind: 'metrics-lost';
      readonly place: RegionPlace;
      /** This one alone; all of them without it. */
      readonly metric?: string;
    } & During)
  | ({
      readonly kind: 'metrics-late';
      readonly place: RegionPlace;
      readonly lateMs: number;
    } & During)
  | ({ readonly kind: 'replication-slow'; readonly lagMs: number } & During)
  /** What the standby says of its lag, whatever it is. */
  | ({ readonly kind: 'lag-said'; readonly lagMs: number } & During)
  | ({ readonly kind: 'watcher-dead'; readonly place: RegionPlace } & During)
  /** What becomes of some calls to AWS, by the functions or the state machines of a region. */
  | ({
      readonly kind: 'calls';
      readonly place: RegionPlace;
      readonly by: 'functions' | 'state-machines';
      /** Slow; never arriving; or taking effect without an answer. */
      readonly fate: 'delayed' | 'lost' | 'answer-lost';
      readonly share: number;
      /** Of delayed ones, at most. */
      readonly delayMs: number;
    } & During)
  /** The n-th call of one kind fails, and those of its kind for a while after it. */
  | {
      readonly kind: 'call-fails';
      readonly place: RegionPlace;
      readonly by: 'functions' | 'state-machines';
      /**
       * `RDS FailoverGlobalCluster`, or what a state asks for, `state NoteServing`; of a function
       * `confirm DynamoDB GetItem`, or whatever a task of it calls, `task confirm`.
       */
      readonly call: string;
      /** Counted from 1, from a moment on. */
      readonly nth: number;
      readonly fromMs: number;
      readonly forMs: number;
      readonly manner: CallFailure;
    }
  /** Nothing moves a service into its range: `DynamicScalingOutSuspended` and its like. */
  | { readonly kind: 'scaling-suspended'; readonly place: RegionPlace }
  /** Executions of an environment that was destroyed and deployed again under its name. */
  | {
      readonly kind: 'names-used';
      readonly place: RegionPlace;
      readonly names: readonly string[];
    }
  /** Schedules start their functions late, or twice. */
  | ({
      readonly kind: 'schedules-late';
      readonly place: RegionPlace;
      readonly lateMs: number;
    } & During)
  | ({ readonly kind: 'schedules-twice'; readonly place: RegionPlace } & During)
  /**
   * Schedules start their functions exactly so long after their minute, and the functions' calls
   * take no time: samples are ten seconds apart to the millisecond, and meet a limit exactly.
   */
  | ({
      readonly kind: 'punctual';
      readonly place: RegionPlace;
      readonly afterMs: number;
    } & During)
  | { readonly kind: 'events'; readonly fate: 'lost' | 'duplicated' }
  | { readonly kind: 'promotion-slow'; readonly promotionMs: number }
  /** The first attempts fail. */
  | { readonly kind: 'promotion-fails'; readonly attempts: number }
  | { readonly kind: 'fence-times-out' }
  /** The process ends at the function's n-th call to AWS, or at a task's, counted over the run. */
  | {
      readonly kind: 'crash';
      readonly place: RegionPlace;
      readonly functionName: 'region-watch' | 'failover';
      readonly task?: string;
      readonly atCall: number;
      readonly when: 'before' | 'after';
    }
  | { readonly kind: 'not-armed' }
  /** The record that the checkers' vote is in: its values, of which there may be none. */
  | ({
      readonly kind: 'verdict-says';
      readonly says: readonly string[] | 'no-answer';
      readonly to?: FunctionName;
    } & During)
  /** What a region is answered when it probes the other one's writer. */
  | ({
      readonly kind: 'probe-answers';
      readonly place: RegionPlace;
      readonly status: number;
      readonly to?: FunctionName;
    } & During)
  /** Reference endpoints that a region does not reach, counted from the first. */
  | ({
      readonly kind: 'self-check-lost';
      readonly place: RegionPlace;
      readonly endpoints: number;
      readonly to?: FunctionName;
    } & During)
  /** What a region is told comes so late, or not at all when it waits for less long. */
  | ({
      readonly kind: 'signals-slow';
      readonly place: RegionPlace;
      /** Probes are all requests to a region; a name is where the clients' or a region's leads. */
      readonly signal: 'verdict' | 'probe' | 'self' | 'name';
      readonly byMs: number;
    } & During)
  /** The clock of a region's functions is ahead of everybody's. */
  | ({ readonly kind: 'clock-ahead'; readonly place: RegionPlace; readonly byMs: number } & During)
  /** A region's functions were deployed with this in the place of what is usual. */
  | {
      readonly kind: 'deployed-policy';
      readonly place: RegionPlace;
      readonly onUnknownLag?: 'proceed';
      readonly capacityAt?: 'failover';
    }
  /** What RDS says in a region, in the place of what is so. */
  | ({
      readonly kind: 'database-described';
      readonly place: RegionPlace;
      readonly as: DatabaseDescription;
    } & During)
  /** Somebody moves the writer past the state machines. */
  | {
      readonly kind: 'console';
      readonly operation: 'failover' | 'switchover';
      readonly to: RegionPlace;
      readonly when: Moment;
      readonly takesMs: number;
    }
  /** An item of the state table as somebody else, or an operation before the run, has left it. */
  | {
      readonly kind: 'item-written';
      readonly place: RegionPlace;
      readonly item: string;
      readonly value: Readonly<Record<string, Plain>>;
      readonly when: Moment;
    }
  /** Somebody calls the failover function: an event that comes late, twice, or about something else. */
  | {
      readonly kind: 'invoked';
      readonly place: RegionPlace;
      readonly payload: Plain;
      readonly atMs: number;
    }
  /** How long a service's tasks go on when fewer are wanted. */
  | { readonly kind: 'tasks-stop'; readonly place: RegionPlace; readonly afterMs: number }
  /** Snapshots of a cluster that are there beside, or in place of, those that the run makes. */
  | {
      readonly kind: 'snapshots';
      readonly place: RegionPlace;
      readonly are: readonly KeptSnapshot[];
      readonly madeByRuns: 'listed' | 'missing';
      /** On a page of a description; the last one says so by `lastMarker`. */
      readonly pageSize?: number;
      readonly lastMarker?: '';
      /** By default as long as any other snapshot. */
      readonly copiesTakeMs?: number;
      /** That RDS doesn't say how far a copy is that it has just begun. */
      readonly areCopiesUnsaid?: true;
    }
  /** What the payment service says to the first requests of the failover, one after the other. */
  | {
      readonly kind: 'payment-answers';
      readonly place: RegionPlace;
      readonly method: 'GET' | 'POST';
      readonly answers: readonly { readonly status: number; readonly body: string }[];
    }
  /** Where the clients' name leads, as its name servers tell the functions. */
  | ({ readonly kind: 'name-says'; readonly says: RegionPlace | 'nothing' | 'no-answer' } & During)
  | {
      readonly kind: 'operator';
      readonly action: OperatorAction;
      readonly atMs: number;
    }
  /** Somebody looks every other minute, and does what `dr-cli status` says is next. */
  | ({ readonly kind: 'on-call' } & During);

/** As RDS describes it; copies of it are made by the run. */
export interface KeptSnapshot {
  readonly id: string;
  readonly type: 'automated' | 'manual';
  /** None is a snapshot without a time. */
  readonly takenAtMs?: number;
  readonly availableAtMs: number;
  /** That RDS doesn't say how far it is. */
  readonly isUnsaid?: true;
}

export type FunctionName = 'region-watch' | 'failover';

/** Or when a state of a state machine asks for something for the first time. */
export type Moment = { readonly atMs: number } | { readonly state: string };

export type Plain =
  | string
  | number
  | boolean
  | readonly Plain[]
  | { readonly [name: string]: Plain };

/** Of a global database and a region's cluster; what is left out is as it is. */
export interface DatabaseDescription {
  readonly status?: string;
  readonly instances?: number;
  readonly synchronization?: string;
  /** Members that are said to write. */
  readonly writers?: readonly RegionPlace[];
  readonly members?: readonly RegionPlace[];
  readonly operation?: {
    readonly status: string;
    readonly to?: RegionPlace;
    readonly isDataLossAllowed: boolean;
  };
}

/**
 * Never arrives, takes effect without an answer, has an answer that stops half-way and that no
 * client gives up, is refused, or takes its time: for the answer, or before it arrives.
 */
export type CallFailure =
  | 'lost'
  | 'answer-lost'
  | 'stalled'
  | {
      readonly error: string;
      /** Of the answer's HTTP, 400 as a rule; where there was no answer, neither it nor a request. */
      readonly status?: number | 'no-answer';
      /** Node's, of a connection that broke. */
      readonly code?: string;
    }
  | { readonly slowMs: number }
  | { readonly arrivesAfterMs: number };

/** What people do with `dr-cli`; what region it is about follows from who writes. */
export type OperatorAction =
  | 'fail-over'
  /** The same by somebody who accepts no loss. */
  | 'fail-over-without-loss'
  | 'switch-over'
  | 'resume'
  | 'stop'
  | 'disarm'
  /** Disarms for five minutes. */
  | 'pause'
  | 'arm';

export interface Schedule {
  readonly durationMs: number;
  readonly faults: readonly Fault[];
}

export type FaultOf<Kind extends Fault['kind']> = Extract<Fault, { kind: Kind }>;

/** By kind, found once: every call and every payment asks. */
const sorted = new WeakMap<readonly Fault[], Map<Fault['kind'], readonly Fault[]>>();

export function faultsOf<Kind extends Fault['kind']>(
  { faults }: Pick<Schedule, 'faults'>,
  kind: Kind,
): readonly FaultOf<Kind>[] {
  const byKind = sorted.get(faults) ?? new Map<Fault['kind'], readonly Fault[]>();
  sorted.set(faults, byKind);
  const known = byKind.get(kind) ?? faults.filter((fault) => fault.kind === kind);
  byKind.set(kind, known);
  return known as readonly FaultOf<Kind>[];
}

export const isDuring = ({ fromMs, untilMs }: During, atMs: number): boolean =>
  fromMs <= atMs && atMs < untilMs;
