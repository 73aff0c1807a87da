import type { Clock } from '../../engine/clock';
import type { Journal } from '../../engine/journal/journal';
import { readJournal } from '../../engine/journal/read-journal';
import { journalName, type RunStore } from './run-store';

/** A journal that has to be closed. */
export interface OpenJournal extends Journal {
  close(): void;
}

/** Opens a run's journal where it ends; one that is new is empty. */
export function openJournal(store: RunStore, runId: string, clock: Clock): OpenJournal {
  const text = store.read(runId) ?? '';
  const { wholeBytes, wholeLines } = readJournal(text, journalName(store, runId));
  const file = store.open(runId, wholeBytes);
  let sequence = wholeLines;
  return {
    record: (record) => {
      sequence += 1;
      const at = new Date(clock.nowMs()).toISOString();
      file.append(`${JSON.stringify({ sequence, at, ...record })}\n`);
      // A lost event is one that had not been seen yet: no call comes after it before the next sync.
      if (record.type !== 'event') {
        file.sync();
      }
    },
    close: () => file.close(),
  };
}
