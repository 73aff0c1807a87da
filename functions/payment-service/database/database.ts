/** A statement that is parsed once per connection, under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** One server, or the reader or writer endpoint of a cluster. */
export interface Database {
  /**
   * Runs one statement, which is a transaction of its own.
   *
   * @throws DatabaseFailure when the database is at fault
   */
  query<Row extends object>(statement: Statement): Promise<readonly Row[]>;
  /** Waits for what is running, then closes all connections. */
  close(): Promise<void>;
}
