import type { Clock } from '../../engine/clock';
import { readJournal } from '../../engine/journal/read-journal';
import type { JournalLine, LineOf } from '../../engine/journal/records';
import { isOf } from '../../engine/journal/run-history';
import { type Liveness, livenessOf } from './process-identity';
import { journalName, type RunStore } from './run-store';

/** A file is looked at without cost, and lines come in by the second. */
const LOOK_INTERVAL_MS = 250;

export interface FollowJournalOptions {
  readonly store: RunStore;
  readonly runId: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onLine: (line: JournalLine) => void;
}

/** How a run that is followed ended. */
export type FollowedRun =
  | { readonly kind: 'ended'; readonly end: LineOf<'end'> }
  /** Its process is gone and has written no end. */
  | { readonly kind: 'died'; readonly process: LineOf<'process'> }
  /** There was no whole line. */
  | { readonly kind: 'never-began' };

/** Tells every line of a journal, and those that are added, until the run's end. */
export async function followJournal(options: FollowJournalOptions): Promise<FollowedRun> {
  const { store, runId, clock, signal, onLine } = options;
  let readBytes = 0;
  let process: LineOf<'process'> | undefined;
  for (;;) {
    signal.throwIfAborted();
    // Asked before the file is read: whatever a process wrote before it died is read then.
    const liveness: Liveness = process === undefined ? 'alive' : livenessOf(process);
    const { lines, wholeBytes } = linesFrom(store, runId, readBytes);
    readBytes += wholeBytes;
    for (const line of lines) {
      onLine(line);
      if (isOf(line, 'process')) {
        process = line;
      }
    }
    const last = lines.findLast((line) => isOf(line, 'process') || isOf(line, 'end'));
    if (last !== undefined && isOf(last, 'end')) {
      return { kind: 'ended', end: last };
    }
    if (lines.length === 0 && process === undefined) {
      return { kind: 'never-began' };
    }
    if (lines.length === 0 && liveness === 'dead' && process !== undefined) {
      return { kind: 'died', process };
    }
    if (lines.length === 0) {
      await clock.sleep(LOOK_INTERVAL_MS, signal);
    }
  }
}

function linesFrom(store: RunStore, runId: string, fromByte: number) {
  const text = store.read(runId, fromByte) ?? '';
  return readJournal(text, journalName(store, runId), fromByte === 0 ? 'from-start' : 'further-on');
}
