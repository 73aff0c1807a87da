import type { JournalRecord } from './records';

/** The journal of one run, open for writing. */
export interface Journal {
  /**
   * Appends a record, and returns when the disk has it: what it announces may happen from then on.
   * Throws when it can't be written, so that nothing happens unrecorded.
   */
  record(record: JournalRecord): void;
}
