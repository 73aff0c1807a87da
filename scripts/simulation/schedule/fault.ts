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
  | ({ readonly kind: 'metrics-lost'; readonly place: RegionPlace } & During)
  | ({
      readonly kind: 'metrics-late';
      readonly place: RegionPlace;
      readonly lateMs: number;
    } & During)
  | ({ readonly kind: 'replication-slow'; readonly lagMs: number } & During)
  | ({ readonly kind: 'watcher-dead'; readonly place: RegionPlace } & During)
  | { readonly kind: 'events'; readonly fate: 'lost' | 'duplicated' }
  | { readonly kind: 'promotion-slow'; readonly promotionMs: number }
  /** The first attempts fail. */
  | { readonly kind: 'promotion-fails'; readonly attempts: number }
  | { readonly kind: 'fence-times-out' }
  /** The process ends at the function's n-th call to AWS, counted over the run. */
  | {
      readonly kind: 'crash';
      readonly place: RegionPlace;
      readonly functionName: 'region-watch' | 'failover';
      readonly atCall: number;
      readonly when: 'before' | 'after';
    }
  | { readonly kind: 'not-armed' }
  | {
      readonly kind: 'operator';
      readonly action: 'fail-over' | 'switch-over';
      readonly atMs: number;
    };

export interface Schedule {
  readonly durationMs: number;
  readonly faults: readonly Fault[];
}

export type FaultOf<Kind extends Fault['kind']> = Extract<Fault, { kind: Kind }>;

export function faultsOf<Kind extends Fault['kind']>(
  { faults }: Pick<Schedule, 'faults'>,
  kind: Kind,
): readonly FaultOf<Kind>[] {
  return faults.filter((fault): fault is FaultOf<Kind> => fault.kind === kind);
}

export const isDuring = ({ fromMs, untilMs }: During, atMs: number): boolean =>
  fromMs <= atMs && atMs < untilMs;
