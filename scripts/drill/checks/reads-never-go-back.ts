import type { ReadAttempt } from '../load/history';
import { reportedLost } from './acknowledged';
import { type Check, judged } from './check';
import type { DrillHistory } from './drill-history';

/**
 * What a writing region has told of, it goes on telling of; after a failover everything but what the
 * loss report names. A standby may be behind: what it doesn't have yet is no step back.
 */
export const readsNeverGoBack: Check = {
  name: 'reads-never-go-back',
  promise: 'What was told of once is told of again, but for what is in the loss report.',
  judge: (history) => {
    const lost = new Set(reportedLost(history).map(({ id }) => id));
    const missing = history.reads.filter(
      (read) => read.outcome.kind === 'missing' && isAskedOfWriter(history, read),
    );
    return judged(
      {
        reads: history.reads.length,
        'not found': history.reads.filter(({ outcome }) => outcome.kind === 'missing').length,
      },
      missing
        .filter(({ id }) => !lost.has(id))
        .map(({ id, region, startedAtMs }) => {
          const at = new Date(startedAtMs).toISOString().slice(11, 23);
          return `${id} was not found in the ${region} region at ${at}, which should have had it.`;
        }),
    );
  },
};

/** The region wrote before it was asked and after it answered. */
function isAskedOfWriter({ writerChanges }: DrillHistory, read: ReadAttempt): boolean {
  const changes = writerChanges.filter(({ writableAtMs }) => writableAtMs <= read.startedAtMs);
  const next = writerChanges[changes.length];
  const writer = changes.at(-1)?.region ?? 'primary';
  return writer === read.region && (next === undefined || next.requestedAtMs > read.endedAtMs);
}
