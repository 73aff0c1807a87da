import type { Client } from 'pg';
import { type HomeRole, peerOf } from '../../../templates-src/topology';
import { PostgresServer } from '../../postgres/server';
import type { DrillClock } from '../clock/drill-clock';
import { keepDrillTime } from './database-clock';
import { DelayedLink } from './delayed-link';
import { within } from './within';

export interface GlobalDatabaseOptions {
  readonly clock: DrillClock;
  /** Between the two regions, one way, on the drill's clock. */
  readonly linkDelayMs: number;
}

/** Aurora allows thousands, by memory; connections that time out on a busy machine go late. */
const SETTINGS = { max_connections: '500' } as const;

/** A change of the writer that has happened. */
export interface WriterChange {
  readonly kind: 'failover' | 'switchover';
  readonly region: HomeRole;
  readonly requestedAtMs: number;
  readonly writableAtMs: number;
  /** Whether the old writer could be reached, to stop its writes first. */
  readonly couldFence: boolean;
}

/**
 * Two PostgreSQL servers, one of which replicates from the other over a line between the regions:
 * what stands where AWS has an Aurora global database.
 */
export class GlobalDatabase {
  private writer: HomeRole = 'primary';
  private isSynchronous = false;
  /** Where each region's server finds the other one. */
  private constructor(
    private readonly servers: Readonly<Record<HomeRole, PostgresServer>>,
    private readonly linksTo: Readonly<Record<HomeRole, DelayedLink>>,
    private readonly options: GlobalDatabaseOptions,
  ) {}

  static async start(options: GlobalDatabaseOptions): Promise<GlobalDatabase> {
    const { clock, linkDelayMs } = options;
    const delayMs = clock.machineMs(linkDelayMs);
    const primary = await within('the primary database to start', PostgresServer.start(SETTINGS));
    const client = await primary.connect();
    await keepDrillTime(client, clock).finally(() => client.end());
    const toPrimary = await DelayedLink.start(primary.port, delayMs);
    const standby = PostgresServer.startStandby(toPrimary.port, SETTINGS);
    const dr = await within('the standby database to start', standby);
    const toDr = await DelayedLink.start(dr.port, delayMs);
    return new GlobalDatabase({ primary, dr }, { primary: toPrimary, dr: toDr }, options);
  }

  port(region: HomeRole): number {
    return this.servers[region].port;
  }

  get writingRegion(): HomeRole {
    return this.writer;
  }

  connect(region: HomeRole): Promise<Client> {
    return within(`the database of the ${region} region to answer`, this.servers[region].connect());
  }

  /** From now on a commit is one when the standby has it, whichever of the two that is. */
  async makeSynchronous(): Promise<void> {
    this.isSynchronous = true;
    await this.waitForStandby();
  }

  cutLink(): void {
    for (const link of Object.values(this.linksTo)) link.cut();
  }

  restoreLink(): void {
    for (const link of Object.values(this.linksTo)) link.restore();
  }

  crash(region: HomeRole): Promise<void> {
    return this.servers[region].crash();
  }

  /** Runs a region's server on what it had. */
  restart(region: HomeRole): Promise<void> {
    return within(`the database of the ${region} region to start`, this.servers[region].restart());
  }

  /**
   * Makes a region's server the writer, whatever the other one has that it lacks.
   *
   * @param canFence - whether the old writer's storage can be reached, to stop its writes first
   */
  async failOver(
    to: HomeRole,
    { canFence }: { readonly canFence: boolean },
  ): Promise<WriterChange> {
    const requestedAtMs = this.options.clock.nowMs();
    if (canFence) await this.stopWrites(peerOf(to)).catch(() => undefined);
    await within(`the ${to} region's database to be promoted`, this.servers[to].promote());
    return this.changed('failover', to, requestedAtMs, canFence);
  }

  /** Stops writes, waits until the standby has everything, and changes the roles. */
  async switchOver(to: HomeRole): Promise<WriterChange> {
    const from = peerOf(to);
    const requestedAtMs = this.options.clock.nowMs();
    await this.stopWrites(from);
    // In order: PostgreSQL ends once its standby has received all that was written.
    await within(`the ${from} region's database to end in order`, this.servers[from].end());
    await within(`the ${to} region's database to be promoted`, this.servers[to].promote());
    const change = this.changed('switchover', to, requestedAtMs, true);
    await within(
      `the ${from} region's database to follow`,
      this.servers[from].followWithOwnData(this.linksTo[to].port),
    );
    if (this.isSynchronous) await this.waitForStandby();
    return change;
  }

  /** Gives the region that doesn't write a copy of the writer's data, which it replicates from then on. */
  async rebuild(region: HomeRole): Promise<void> {
    const writer = peerOf(region);
    await within(
      `the ${region} region's database to be rebuilt`,
      this.servers[region].followWithCopyOf(this.servers[writer], this.linksTo[writer].port),
    );
    if (this.isSynchronous) await this.waitForStandby();
  }

  async stop(): Promise<void> {
    for (const link of Object.values(this.linksTo)) link.stop();
    await Promise.all(Object.values(this.servers).map((server) => server.stop()));
  }

  private changed(
    kind: WriterChange['kind'],
    region: HomeRole,
    requestedAtMs: number,
    couldFence: boolean,
  ): WriterChange {
    this.writer = region;
    return {
      kind,
      region,
      requestedAtMs,
      writableAtMs: this.options.clock.nowMs(),
      couldFence,
    };
  }

  /**
   * As Aurora's storage fence: commits end, sessions too. Roles could lift it again, and nobody here does.
   */
  private async stopWrites(region: HomeRole): Promise<void> {
    const client = await this.connect(region);
    try {
      await client.query('ALTER SYSTEM SET default_transaction_read_only = on');
      await client.query('SELECT pg_reload_conf()');
      await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      );
    } finally {
      await client.end();
    }
  }

  private async waitForStandby(): Promise<void> {
    const client = await this.connect(this.writer);
    try {
      await client.query("ALTER SYSTEM SET synchronous_standby_names = '*'");
      await client.query('SELECT pg_reload_conf()');
    } finally {
      await client.end();
    }
  }
}
