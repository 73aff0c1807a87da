import type { Clock } from '../../shared/ports';
import type { RegionDatabase } from '../database/region-database';
import type { DrainState } from '../drain/drain-state';

export type Readiness =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'not-ready';
      readonly reason: 'stopping' | 'draining' | 'schema-pending' | 'database-unavailable';
    };

export interface ReadinessOptions {
  readonly database: Pick<RegionDatabase, 'isReadable' | 'hasSchema'>;
  readonly drain: DrainState;
  /** Whether payments are accepted without the database at this moment. */
  readonly standsIn?: () => Promise<boolean>;
  readonly clock: Clock;
}

/**
 * The database may be away for so long before this region says so: a failover inside the region
 * takes Aurora up to 30 s, Route 53 needs three failed checks 10 s apart, and the two together must
 * not move traffic to the other region and back.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html
 */
const DATABASE_GRACE_MS = 15_000;

/** Says whether this process can serve: reads, and writes where this region's database writes. */
export class ReadinessCheck {
  private stopping = false;
  private readableAtMs: number | undefined;

  constructor(private readonly options: ReadinessOptions) {}

  /** From now on: not ready, so that nobody sends anything new. */
  stop(): void {
    this.stopping = true;
  }

  /** Whether clients are to come back over no connection of this process. */
  get isStopping(): boolean {
    return this.stopping;
  }

  async current(): Promise<Readiness> {
    if (this.stopping) return { kind: 'not-ready', reason: 'stopping' };
    if (this.options.drain.isDraining()) return { kind: 'not-ready', reason: 'draining' };
    // Payments are accepted, and nothing that this region lacks keeps them from it.
    if (await this.options.standsIn?.()) return { kind: 'ready' };
    const { database, clock } = this.options;
    if (await database.isReadable()) {
      if (!(await database.hasSchema().catch(() => false))) {
        return { kind: 'not-ready', reason: 'schema-pending' };
      }
      this.readableAtMs = clock.nowMs();
      return { kind: 'ready' };
    }
    return this.readableAtMs !== undefined && clock.nowMs() - this.readableAtMs < DATABASE_GRACE_MS
      ? { kind: 'ready' }
      : { kind: 'not-ready', reason: 'database-unavailable' };
  }
}
