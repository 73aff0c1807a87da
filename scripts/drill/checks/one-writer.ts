import { createHash } from 'node:crypto';
import { reportedLost } from './acknowledged';
import { type Check, judged } from './check';
import type { DrillHistory, SeenWriterChange } from './drill-history';

/**
 * An answer that was on its way when the writer changed is none of the new epoch's. Whoever sent the
 * request after the new writer wrote must not have been answered by the old one.
 */
export const oneWriter: Check = {
  name: 'one-writer',
  promise: 'At any time one region takes payments.',
  judge: (history) => {
    const changes = history.writerChanges;
    const late = history.payments.filter(
      ({ outcome, region, startedAtMs }) =>
        outcome.kind === 'taken' && !outcome.isReplay && region !== writerAt(changes, startedAtMs),
    );
    return judged({ 'changes of the writer': changes.length }, [
      ...late
        .filter(({ startedAtMs, endedAtMs }) => !isAround(changes, startedAtMs, endedAtMs))
        .map(
          ({ intent, region, startedAtMs }) =>
            `${intent.key} was taken in the ${region} region at ${time(startedAtMs)}, while the ` +
            `${writerAt(changes, startedAtMs)} region wrote.`,
        ),
      ...stored(history),
    ]);
  },
};

/** Payments of an old writer's that were only asked for when another one wrote already. */
function stored(history: DrillHistory): readonly string[] {
  const askedAtMs = new Map<string, number>();
  for (const { intent, startedAtMs } of history.payments) {
    const hash = createHash('sha256').update(intent.key).digest('hex');
    if (!askedAtMs.has(hash)) askedAtMs.set(hash, startedAtMs);
  }
  const [first] = history.writerChanges;
  if (first === undefined) return [];
  return reportedLost(history).flatMap(({ id, keyHash }) => {
    const atMs = askedAtMs.get(keyHash);
    return atMs !== undefined && atMs > first.writableAtMs
      ? [`${id} was written by the old writer after ${time(first.writableAtMs)}.`]
      : [];
  });
}

function writerAt(changes: readonly SeenWriterChange[], atMs: number) {
  return changes.filter(({ writableAtMs }) => writableAtMs <= atMs).at(-1)?.region ?? 'primary';
}

/** Sent before a change was complete and answered after it was asked for. */
const isAround = (
  changes: readonly SeenWriterChange[],
  startedAtMs: number,
  endedAtMs: number,
): boolean =>
  changes.some(
    ({ requestedAtMs, writableAtMs }) => startedAtMs <= writableAtMs && endedAtMs >= requestedAtMs,
  );

const time = (ms: number): string => new Date(ms).toISOString().slice(11, 23);
