import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { postgresBinaries } from './binaries';
import { copyDataDirectory, copyRunningDirectory, handOver } from './data-directory';
import { findFreePort } from './free-port';
import { OrphanedFolder } from './orphaned-folder';
import { type SupervisedCommand, SupervisedProcess } from './supervised-process';

export const SUPERUSER = 'payments';
export const DATABASE = 'postgres';

export type PostgresSettings = Readonly<Record<string, string>>;

/**
 * For servers that are only tested: a power cut may take everything, the end of the server nothing,
 * because what it wrote is in the kernel's hands.
 */
const TEST_SETTINGS: PostgresSettings = {
  fsync: 'off',
  full_page_writes: 'off',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '32MB',
  wal_keep_size: '1GB',
  // Its transactions hold back whatever waits for older ones to end.
  autovacuum: 'off',
  // A standby says how far it is, and asks for more, at once.
  wal_receiver_status_interval: '1s',
  wal_retrieve_retry_interval: '100ms',
};

// A standby that hasn't caught up yet says "read-only connections".
const READY = /database system is ready to accept (read-only )?connections/;

const PORT_IS_TAKEN = /could not bind .*: Address already in use/;

const POLL_INTERVAL_MS = 50;

/** Whoever holds a server's port for longer will not give it back. */
const PORT_PATIENCE_MS = 30_000;

/** A real PostgreSQL server on a loopback port. */
export class PostgresServer {
  private process: SupervisedProcess | undefined;
  /** Its data, while no supervisor looks after them. */
  private orphaned: OrphanedFolder | undefined;

  private constructor(
    readonly port: number,
    private folder: string,
    private readonly settings: PostgresSettings = {},
  ) {}

  /** @param settings - over those that fit tests */
  static start(settings?: PostgresSettings): Promise<PostgresServer> {
    return PostgresServer.startIn(copyDataDirectory(), settings);
  }

  /**
   * A primary and a hot standby that replicates from it asynchronously.
   *
   * @param replicationPort - where the standby finds the primary; a proxy's port puts that
   *   proxy between them
   */
  static async startPair(
    replicationPort?: (primaryPort: number) => Promise<number>,
  ): Promise<{ readonly primary: PostgresServer; readonly standby: PostgresServer }> {
    const primary = await PostgresServer.start();
    const port = await (replicationPort?.(primary.port) ?? primary.port);
    return { primary, standby: await PostgresServer.startStandby(port) };
  }

  /** A standby of a primary that has been on no other data than that of {@link start}. */
  static startStandby(primaryPort: number, settings?: PostgresSettings): Promise<PostgresServer> {
    const folder = copyDataDirectory();
    follow(folder, primaryPort);
    return PostgresServer.startIn(folder, settings);
  }

  /** On the first free port that nobody else takes between the search for it and the start. */
  private static async startIn(
    folder: string,
    settings?: PostgresSettings,
  ): Promise<PostgresServer> {
    for (;;) {
      const server = new PostgresServer(await findFreePort(), folder, settings);
      if ((await server.run()) === 'running') return server;
    }
  }

  /** Ends the server as a crash does: nothing is finished or said to clients. */
  crash(): Promise<void> {
    return this.endBy('crash');
  }

  /** Runs the server on its data and port again. */
  async restart(): Promise<void> {
    await this.end();
    const giveUpMs = Date.now() + PORT_PATIENCE_MS;
    // Clients know this port and no other: whoever took it meanwhile is waited for.
    while ((await this.run()) === 'port-taken') {
      if (Date.now() > giveUpMs) {
        throw new Error(
          `port ${this.port} is somebody else's since ${PORT_PATIENCE_MS / 1000} s: PostgreSQL can't be restarted on it`,
        );
      }
      await sleep(POLL_INTERVAL_MS);
    }
  }

  /** Makes a standby the writer, and waits until it is. */
  async promote(): Promise<void> {
    const client = await this.connect();
    await client.query('SELECT pg_promote(wait => false)');
    const isStandby = async () => {
      const { rows } = await client.query<{ standby: boolean }>(
        'SELECT pg_is_in_recovery() AS standby',
      );
      return rows[0]?.standby !== false;
    };
    while (await isStandby()) await sleep(POLL_INTERVAL_MS);
    await client.end();
  }

  /**
   * Makes an old primary the standby of a new one, without a copy: right where the new one has
   * everything that the old one ever wrote.
   */
  async followWithOwnData(primaryPort: number): Promise<void> {
    await this.end();
    follow(this.folder, primaryPort);
    await this.restart();
  }

  /**
   * Makes this server a standby with a copy of another one's data; its own is thrown away.
   *
   * @param primaryPort - where this server finds the other one; may be a proxy's
   */
  async followWithCopyOf(source: PostgresServer, primaryPort: number): Promise<void> {
    await this.crash();
    const client = await source.connect();
    try {
      await client.query("SELECT pg_backup_start('copy', fast => true)");
      const folder = await copyRunningDirectory(source.folder);
      const { rows } = await client.query<{ labelfile: string }>(
        'SELECT labelfile FROM pg_backup_stop(false)',
      );
      put(folder, 'backup_label', rows[0]?.labelfile ?? '');
      follow(folder, primaryPort);
      rmSync(this.folder, { recursive: true, force: true });
      this.keep();
      this.folder = folder;
    } finally {
      await client.end();
    }
    await this.restart();
  }

  /** A connection as the superuser, past all proxies. */
  async connect(): Promise<Client> {
    const client = new Client({
      host: '127.0.0.1',
      port: this.port,
      user: SUPERUSER,
      database: DATABASE,
    });
    // It may end with the server; whoever asks something then is told.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** Ends the server in order: what it has written reaches its standby, when there is one. */
  end(): Promise<void> {
    return this.endBy('stop');
  }

  /** Ends the server and removes its data. */
  async stop(): Promise<void> {
    await this.crash();
    rmSync(this.folder, { recursive: true, force: true });
    this.keep();
  }

  /** While the server runs its supervisor removes its data when this process is gone; then nobody would. */
  private async endBy(command: SupervisedCommand): Promise<void> {
    if (this.process === undefined) return;
    // Before the supervisor is told, which then leaves the data alone whatever happens to this process.
    this.orphaned ??= OrphanedFolder.watch(this.folder);
    await this.process.end(command);
    this.process = undefined;
  }

  private keep(): void {
    this.orphaned?.release();
    this.orphaned = undefined;
  }

  /** Starts the process, and waits until it takes connections. */
  private async run(): Promise<'running' | 'port-taken'> {
    const settings = Object.entries({ ...TEST_SETTINGS, ...this.settings }).flatMap(
      ([name, value]) => ['-c', `${name}=${value}`],
    );
    const process = SupervisedProcess.start(this.folder, [
      postgresBinaries().postgres,
      '-D',
      this.folder,
      '-p',
      String(this.port),
      ...settings,
    ]);
    this.process = process;
    this.keep();
    const lines: string[] = [];
    const outcome = await new Promise<'running' | 'port-taken'>((resolve, reject) => {
      process.onLogLine((line) => {
        lines.push(line);
        if (READY.test(line)) resolve('running');
      });
      process.onExit(() => {
        if (lines.some((line) => PORT_IS_TAKEN.test(line))) resolve('port-taken');
        else reject(new Error(`PostgreSQL did not start:\n${lines.join('\n')}`));
      });
    });
    process.letGo();
    return outcome;
  }
}

function follow(folder: string, primaryPort: number): void {
  put(folder, 'standby.signal', '');
  put(
    folder,
    'postgresql.auto.conf',
    `primary_conninfo = 'host=127.0.0.1 port=${primaryPort} user=${SUPERUSER}'\n`,
  );
}

/** A file of PostgreSQL's own. */
function put(folder: string, name: string, content: string): void {
  const path = join(folder, name);
  writeFileSync(path, content);
  handOver(path);
}
