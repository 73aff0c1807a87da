import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { postgresBinaries } from './binaries';
import { copyDataDirectory } from './data-directory';
import { findFreePort } from './free-port';
import { SupervisedProcess } from './supervised-process';

export const SUPERUSER = 'payments';
export const DATABASE = 'postgres';

/** A server keeps nothing that a power cut could take: the machine's memory is durable enough here. */
const SETTINGS = {
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
} as const;

// A standby that hasn't caught up yet says "read-only connections".
const READY = /database system is ready to accept (read-only )?connections/;

/** A real PostgreSQL server on a loopback port. */
export class PostgresServer {
  private process: SupervisedProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly folder: string,
  ) {}

  static async start(): Promise<PostgresServer> {
    const server = new PostgresServer(await findFreePort(), copyDataDirectory());
    await server.run();
    return server;
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
    const primary = new PostgresServer(await findFreePort(), copyDataDirectory());
    const standby = new PostgresServer(await findFreePort(), copyDataDirectory());
    await primary.run();
    const port = await (replicationPort?.(primary.port) ?? primary.port);
    writeFileSync(join(standby.folder, 'standby.signal'), '');
    writeFileSync(
      join(standby.folder, 'postgresql.auto.conf'),
      `primary_conninfo = 'host=127.0.0.1 port=${port} user=${SUPERUSER}'\n`,
    );
    await standby.run();
    return { primary, standby };
  }

  /** Ends the server as a crash does: nothing is finished or said to clients. */
  async crash(): Promise<void> {
    await this.process?.end('crash');
    this.process = undefined;
  }

  /** Runs the server on its data and port again. */
  async restart(): Promise<void> {
    await this.process?.end('stop');
    await this.run();
  }

  /** Makes a standby the writer, and waits until it is. */
  async promote(): Promise<void> {
    const client = new Client({
      host: '127.0.0.1',
      port: this.port,
      user: SUPERUSER,
      database: DATABASE,
    });
    await client.connect();
    await client.query('SELECT pg_promote(wait => true)');
    await client.end();
  }

  /** Ends the server and removes its data. */
  async stop(): Promise<void> {
    await this.crash();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async run(): Promise<void> {
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    const process = SupervisedProcess.start(this.folder, [
      postgresBinaries().postgres,
      '-D',
      this.folder,
      '-p',
      String(this.port),
      ...settings,
    ]);
    this.process = process;
    const lines: string[] = [];
    await new Promise<void>((resolve, reject) => {
      process.onLogLine((line) => {
        lines.push(line);
        if (READY.test(line)) resolve();
      });
      process.onExit(() => reject(new Error(`PostgreSQL did not start:\n${lines.join('\n')}`)));
    });
    process.letGo();
  }
}
