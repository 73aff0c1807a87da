import type { RunProcess } from '../../engine/journal/records';

/** Where the journals of runs are kept. */
export interface RunStore {
  /** For messages: the folder. */
  readonly name: string;
  /** Of all runs, oldest first. */
  runIds(): string[];
  /** The journal's text from a byte on; undefined when there is none. */
  read(runId: string, fromByte?: number): string | undefined;
  /**
   * Opens a journal to append to, and makes it when there is none. What comes behind `wholeBytes`
   * is cut off: a line that was being written when its process died.
   */
  open(runId: string, wholeBytes: number): JournalFile;
  /** Takes a lock by its name, for as long as this process lives at most. */
  lock(name: string, process: RunProcess): LocalLock;
}

/** A journal open for appending. */
export interface JournalFile {
  /** Returns when the system has it, which keeps it whatever becomes of this process. */
  append(text: string): void;
  /** Returns when the disk has all of it, which keeps it whatever becomes of the machine. */
  sync(): void;
  close(): void;
}

export type LocalLock =
  | { readonly kind: 'taken'; readonly release: () => void }
  /** A process that lives, or one on another machine that shares the folder. */
  | { readonly kind: 'held'; readonly process: RunProcess; readonly file: string };

/** A run's journal, by its id, from the store's name: what a person looks for. */
export function journalName(store: RunStore, runId: string): string {
  return `${store.name}/${runId}.jsonl`;
}
