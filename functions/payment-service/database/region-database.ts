import type { Database } from './database';
import { hasCurrentSchema } from './schema';
import type { DatabaseStatus, StatusMonitor } from './status';

/** An endpoint of the region's database, for work and for questions about itself. */
export interface Endpoint {
  readonly database: Database;
  readonly monitor: StatusMonitor;
}

export interface RegionDatabaseOptions {
  /** Leads to the instance that writes; to none while this region's cluster is a standby. */
  readonly writer: Endpoint;
  /** Leads to some instance that can be read, in a standby as well. */
  readonly reader: Endpoint;
}

/** The database of this region, whichever part it has at the moment. */
export class RegionDatabase {
  private schemaIsCurrent = false;

  constructor(private readonly options: RegionDatabaseOptions) {}

  /** For writes, and for reads that must see the newest write. */
  get writer(): Database {
    return this.options.writer.database;
  }

  /** What the writer endpoint leads to; `standby` as well when it leads nowhere and reads work. */
  async status(): Promise<DatabaseStatus> {
    const writer = await this.options.writer.monitor.current();
    if (writer.kind !== 'unavailable') return writer;
    const reader = await this.options.reader.monitor.current();
    return reader.kind === 'standby' ? reader : writer;
  }

  /** Where to read: from the writer if it is here, because a reader lags behind it. */
  async forReads(): Promise<Database> {
    const { writer, reader } = this.options;
    const { kind } = await writer.monitor.current();
    return kind === 'writer' ? writer.database : reader.database;
  }

  /** Whether anything can be read. */
  async isReadable(): Promise<boolean> {
    const [writer, reader] = await Promise.all([
      this.options.writer.monitor.current(),
      this.options.reader.monitor.current(),
    ]);
    return writer.kind === 'writer' || reader.kind !== 'unavailable';
  }

  /**
   * Whether the schema is what this version needs. A schema never goes back, so it is asked for
   * until it is.
   *
   * @throws DatabaseFailure
   */
  async hasSchema(): Promise<boolean> {
    this.schemaIsCurrent ||= await hasCurrentSchema(await this.forReads());
    return this.schemaIsCurrent;
  }
}
