/** Where batches of payments are kept apart from the database. */
export interface TransactionLog {
  /**
   * Keeps a batch under a name. A name that is taken holds the same batch already: both end well.
   *
   * @param name - without the log's own prefix; the same for the same batch
   */
  append(name: string, lines: readonly string[]): Promise<void>;
}
