import type { Random } from '../kernel/random';
import type { Timeline } from '../kernel/timeline';
import type { Observations, Payment } from '../observations';
import { faultsOf, isDuring, type RegionPlace, type Schedule } from '../schedule/fault';
import type { Network } from './network';
import { otherPlace } from './places';

const SECOND_MS = 1000;

/** What the request is checked for before anything happens; a guess. */
const VERIFICATION_MS = 5 * SECOND_MS;

/** From the return of the old primary to a pair in sync; hours in truth, which would show nothing more. */
const REBUILD_DELAY_MS = 60 * SECOND_MS;
const REBUILD_MS = 4 * 60 * SECOND_MS;

/** How long RDS may go on describing what was before a request; a guess. */
const STALE_MS = 10 * SECOND_MS;

/** Until a snapshot can be copied, and a copy is done. */
const SNAPSHOT_MS = 60 * SECOND_MS;

export interface DatabaseOperation {
  readonly kind: 'failover' | 'switchover';
  readonly to: RegionPlace;
  readonly visibleAtMs: number;
  readonly status: 'pending' | 'failing-over' | 'switching-over';
}

export interface ClusterSnapshot {
  readonly place: RegionPlace;
  readonly id: string;
  readonly takenAtMs: number;
  readonly kind: 'automated' | 'manual';
  /** Until then it is being made. */
  readonly availableAtMs: number;
}

export interface RdsNews {
  readonly place: RegionPlace;
  readonly eventId: string;
  readonly message: string;
}

export type RequestOutcome = 'accepted' | 'busy' | 'not-possible';

export interface DatabaseOptions {
  readonly timeline: Timeline;
  readonly network: Network;
  readonly schedule: Schedule;
  readonly random: Random;
  readonly observations: Observations;
  readonly clusterIds: Readonly<Record<RegionPlace, string>>;
  readonly tell: (news: RdsNews) => void;
}

/**
 * An Aurora global database of two clusters, by what it does to payments: one writes, the other
 * gets the writes after the lag, and an unplanned promotion leaves behind what had not arrived.
 */
export class Database {
  writer: RegionPlace = 'primary';
  operation: DatabaseOperation | undefined;
  synchronization: 'connected' | 'pending-resync' = 'connected';
  readonly snapshots: ClusterSnapshot[] = [];
  private readonly accepts = { primary: true, dr: false };
  private readonly ledgers: Record<RegionPlace, Payment[]> = { primary: [], dr: [] };
  private pending: Payment[] = [];
  /** A region that was cut off when the roles changed goes on saying what it knew. */
  private readonly believes: { primary?: RegionPlace; dr?: RegionPlace } = {};
  private attempts = 0;
  private readonly usualLagMs: number;

  constructor(private readonly options: DatabaseOptions) {
    this.usualLagMs = options.random.between(60, 900);
    options.timeline.every(SECOND_MS, () => this.pass());
  }

  isWritable(place: RegionPlace): boolean {
    return (
      this.accepts[place] &&
      this.options.network.isDatabaseUp(place, this.options.timeline.nowMs()) &&
      this.operation?.status !== 'switching-over'
    );
  }

  /** As RDS says of the cluster. */
  isAvailable(place: RegionPlace): boolean {
    return this.options.network.isDatabaseUp(place, this.options.timeline.nowMs());
  }

  write(payment: Payment): void {
    this.ledgers[payment.place].push(payment);
    if (payment.place === this.writer) {
      this.pending.push(payment);
    }
  }

  ledgerIds(): ReadonlySet<number> {
    return new Set(this.ledgers[this.writer].map(({ id }) => id));
  }

  /** What goes on, as RDS describes it: a moment after it was asked for. */
  visibleOperation(): DatabaseOperation | undefined {
    const { operation } = this;
    return operation !== undefined && operation.visibleAtMs <= this.options.timeline.nowMs()
      ? operation
      : undefined;
  }

  /** Who writes, as the region's own endpoint says. */
  writerSeenFrom(place: RegionPlace): RegionPlace {
    return this.believes[place] ?? this.writer;
  }

  /** What the standby measures of its lag; nothing while it gets nothing. */
  lagMs(): number | undefined {
    if (!this.isReplicating()) {
      return undefined;
    }
    const oldest = this.pending[0];
    const nowMs = this.options.timeline.nowMs();
    return Math.max(this.replicationMs(), oldest === undefined ? 0 : nowMs - oldest.atMs);
  }

  /** @param takesMs - where that isn't left to chance */
  request(kind: DatabaseOperation['kind'], to: RegionPlace, takesMs?: number): RequestOutcome {
    if (this.operation !== undefined) {
      return 'busy';
    }
    const isInSync = this.synchronization === 'connected' && this.isAvailable(otherPlace(to));
    if (to === this.writer || !this.isAvailable(to) || (kind === 'switchover' && !isInSync)) {
      return 'not-possible';
    }
    const requestedAtMs = this.options.timeline.nowMs();
    const visibleAtMs = requestedAtMs + this.options.random.between(0, STALE_MS);
    this.operation = { kind, to, visibleAtMs, status: 'pending' };
    this.options.timeline.after(VERIFICATION_MS, () =>
      this.begin({ kind, to, takesMs }, requestedAtMs),
    );
    return 'accepted';
  }

  private begin(
    {
      kind,
      to,
      takesMs,
    }: Pick<DatabaseOperation, 'kind' | 'to'> & { readonly takesMs: number | undefined },
    requestedAtMs: number,
  ): void {
    const { timeline, schedule, random } = this.options;
    const [slow] = faultsOf(schedule, 'promotion-slow');
    const visibleAtMs = this.operation?.visibleAtMs ?? requestedAtMs;
    if (kind === 'switchover') {
      this.operation = { kind, to, visibleAtMs, status: 'switching-over' };
      const switchoverMs = takesMs ?? random.between(15, 40) * SECOND_MS;
      timeline.after(switchoverMs, () => this.end(kind, to, requestedAtMs));
      return;
    }
    this.operation = { kind, to, visibleAtMs, status: 'failing-over' };
    const promotionMs = takesMs ?? slow?.promotionMs ?? random.between(45, 150) * SECOND_MS;
    timeline.after(promotionMs, () => this.end(kind, to, requestedAtMs));
  }

  private end(kind: DatabaseOperation['kind'], to: RegionPlace, requestedAtMs: number): void {
    const { network, timeline, schedule } = this.options;
    const from = otherPlace(to);
    const nowMs = timeline.nowMs();
    this.operation = undefined;
    this.attempts += 1;
    const [failing] = faultsOf(schedule, 'promotion-fails');
    const isPossible =
      network.isUp(to, nowMs) && (kind === 'failover' || network.reach(from, to, nowMs) === 'open');
    if (!isPossible || this.attempts <= (failing?.attempts ?? 0)) {
      this.tell(to, kind === 'failover' ? 'RDS-EVENT-0239' : 'RDS-EVENT-0187', 'failed');
      return;
    }
    this.promote(kind, to, requestedAtMs);
  }

  private promote(kind: DatabaseOperation['kind'], to: RegionPlace, requestedAtMs: number): void {
    const { network, timeline, schedule, observations } = this.options;
    const nowMs = timeline.nowMs();
    const from = otherPlace(to);
    const fence =
      kind === 'failover' && faultsOf(schedule, 'fence-times-out').length > 0
        ? 'timed-out'
        : 'blocked';
    const lagMs = this.replicationMs();
    this.replicate({ all: kind === 'switchover' });
    const lost = this.pending;
    this.pending = [];
    observations.promotions.push({
      kind,
      requestedAtMs,
      atMs: nowMs,
      from,
      to,
      fence,
      lost,
      lagMs,
    });
    this.writer = to;
    this.accepts[to] = true;
    this.accepts[from] = this.accepts[from] && fence === 'timed-out';
    if (network.reach(from, to, nowMs) !== 'open') {
      this.believes[from] = from;
    }
    if (kind === 'switchover') {
      this.tell(to, 'RDS-EVENT-0185', 'completed');
      return;
    }
    this.synchronization = 'pending-resync';
    this.tell(
      network.reach(from, to, nowMs) === 'open' ? from : to,
      fence === 'blocked' ? 'RDS-EVENT-0390' : 'RDS-EVENT-0391',
      fence === 'blocked'
        ? 'Attempt to block writes succeeded'
        : 'Attempt to block writes timed out',
    );
    this.tell(to, 'RDS-EVENT-0238', 'completed');
    timeline.after(REBUILD_DELAY_MS, () => this.rebuild(from));
  }

  /** As soon as the old primary can be reached: its lost writes are kept, and it is made anew. */
  private rebuild(old: RegionPlace): void {
    const { network, timeline, clusterIds } = this.options;
    const nowMs = timeline.nowMs();
    if (network.reach(old, otherPlace(old), nowMs) !== 'open' || !this.isAvailable(old)) {
      timeline.after(REBUILD_DELAY_MS, () => this.rebuild(old));
      return;
    }
    if (this.writer === old) {
      return;
    }
    this.accepts[old] = false;
    this.addSnapshot({
      place: old,
      id: `rds:unplanned-global-failover-${clusterIds[old]}-${nowMs}`,
      kind: 'automated',
    });
    this.tell(old, 'RDS-EVENT-0240', 'resynchronization started');
    timeline.after(REBUILD_MS, () => {
      this.ledgers[old] = [...this.ledgers[this.writer]];
      this.pending = [];
      this.synchronization = 'connected';
      this.tell(old, 'RDS-EVENT-0241', 'resynchronization completed');
    });
  }

  addSnapshot(
    snapshot: Pick<ClusterSnapshot, 'place' | 'id' | 'kind'>,
    takesMs: number = SNAPSHOT_MS,
  ): void {
    const takenAtMs = this.options.timeline.nowMs();
    this.snapshots.push({ ...snapshot, takenAtMs, availableAtMs: takenAtMs + takesMs });
  }

  /** What goes on by itself, once a second. */
  private pass(): void {
    const { network, timeline } = this.options;
    this.replicate({ all: false });
    if (network.reach('primary', 'dr', timeline.nowMs()) === 'open') {
      delete this.believes.primary;
      delete this.believes.dr;
    }
  }

  private replicate({ all }: { readonly all: boolean }): void {
    if (!all && !this.isReplicating()) {
      return;
    }
    const arrivedUntilMs = this.options.timeline.nowMs() - this.replicationMs();
    const arrived = this.pending.findIndex(({ atMs }) => !all && atMs > arrivedUntilMs);
    const count = arrived === -1 ? this.pending.length : arrived;
    this.ledgers[otherPlace(this.writer)].push(...this.pending.splice(0, count));
  }

  private isReplicating(): boolean {
    const { network, timeline } = this.options;
    const nowMs = timeline.nowMs();
    return (
      this.synchronization === 'connected' &&
      network.reach('primary', 'dr', nowMs) === 'open' &&
      network.isDatabaseUp(this.writer, nowMs)
    );
  }

  private replicationMs(): number {
    const { schedule, timeline } = this.options;
    const slow = faultsOf(schedule, 'replication-slow').find((fault) =>
      isDuring(fault, timeline.nowMs()),
    );
    return slow?.lagMs ?? this.usualLagMs;
  }

  private tell(place: RegionPlace, eventId: string, what: string): void {
    const message = `Global database cluster ${this.options.clusterIds[place]}: ${what}`;
    this.options.tell({ place, eventId, message });
  }
}
