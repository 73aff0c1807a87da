import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { type HomeRole, peerOf } from '../../../templates-src/topology';
import type { DrillClock } from '../clock/drill-clock';
import type { GlobalDatabase } from './global-database';

export interface Lag {
  readonly atMs: number;
  /** Null when it can't be known. */
  readonly lagMs: number | null;
  readonly lagBytes: number | null;
}

/** How often a new position is followed, on the drill's clock. */
const INTERVAL_MS = 1_000;

/** How often the standby is asked whether it has come there, on the machine's. */
const POLL_MS = 3;

/**
 * Measures how far the standby is behind: a position of the writer's log is noted, and the time it
 * takes until the standby has replayed it. While that lasts the lag grows with the time.
 */
export class ReplicationLagMeter {
  private readonly clients = new Map<HomeRole, Client>();
  private last: Lag;
  private readonly over = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: GlobalDatabase,
    private readonly clock: DrillClock,
  ) {
    this.last = { atMs: clock.nowMs(), lagMs: null, lagBytes: null };
  }

  get current(): Lag {
    return this.last;
  }

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.over.abort();
    await this.running;
    await Promise.all(
      [...this.clients.values()].map((client) => client.end().catch(() => undefined)),
    );
  }

  private async run(): Promise<void> {
    while (!this.over.signal.aborted) {
      try {
        await this.follow();
      } catch {
        // A server is away: nothing is known.
        this.clients.clear();
        this.last = { atMs: this.clock.nowMs(), lagMs: null, lagBytes: null };
      }
      await this.clock.sleep(INTERVAL_MS, this.over.signal).catch(() => undefined);
    }
  }

  private async follow(): Promise<void> {
    const writer = this.database.writingRegion;
    const fromMs = this.clock.nowMs();
    const position = await this.position(writer, 'pg_current_wal_lsn()');
    while (!this.over.signal.aborted && this.database.writingRegion === writer) {
      const replayed = await this.position(peerOf(writer), 'pg_last_wal_replay_lsn()');
      const atMs = this.clock.nowMs();
      const missing = position - replayed;
      this.last = { atMs, lagMs: atMs - fromMs, lagBytes: Math.max(0, missing) };
      if (missing <= 0) return;
      // Whether the writer is there decides whether anything is known.
      if (atMs - fromMs > INTERVAL_MS) await this.position(writer, 'pg_current_wal_lsn()');
      await sleep(POLL_MS);
    }
  }

  /** In bytes of the log. */
  private async position(region: HomeRole, lsn: string): Promise<number> {
    const client = this.clients.get(region) ?? (await this.connect(region));
    const { rows } = await client.query<{ position: string | null }>(
      `SELECT (${lsn} - '0/0'::pg_lsn) AS position`,
    );
    const position = rows[0]?.position ?? null;
    if (position === null) throw new Error(`${region} has no position`);
    return Number(position);
  }

  private async connect(region: HomeRole): Promise<Client> {
    const client = await this.database.connect(region);
    this.clients.set(region, client);
    return client;
  }
}
