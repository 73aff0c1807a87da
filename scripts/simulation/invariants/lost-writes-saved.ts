import { copyIdOf } from '../../../functions/failover/lost-writes/snapshot-names';
import { isObject } from '../../../functions/shared/state/guards';
import type { ObservedSnapshot } from '../observations';
import { otherPlace } from '../world/places';
import { isUntroubled } from './heal';
import { type Invariant, minutesAndSeconds, type Run, reportOf } from './invariant';

/** A snapshot takes a minute, the schedule comes by every other, a copy takes one more. */
const SAVED_AFTER_MS = 6 * 60_000;

export const lostWritesSaved: Invariant = {
  name: 'lost-writes-saved',
  sentence:
    "What Aurora keeps of an old primary's lost writes is copied once, within six minutes, and named in the failover's report.",
  check: (run) =>
    run.seen.snapshots
      .filter(({ kind }) => kind === 'automated')
      .flatMap((snapshot) => problems(run, snapshot)),
};

function problems(run: Run, snapshot: ObservedSnapshot): string[] {
  const { seen, schedule } = run;
  const dueAtMs = snapshot.takenAtMs + SAVED_AFTER_MS;
  const copyId = copyIdOf(snapshot.id);
  const copies = seen.snapshots.filter(({ id, kind }) => kind === 'manual' && id === copyId);
  const what = `the snapshot of ${minutesAndSeconds(snapshot.takenAtMs)} in ${snapshot.place}`;
  if (copies.length > 1) {
    return [`${what} was copied ${copies.length} times`];
  }
  if (dueAtMs > schedule.durationMs || !isUntroubled(schedule, snapshot.takenAtMs, dueAtMs)) {
    return [];
  }
  return copies.length === 0
    ? [`${what} was not copied`]
    : isNamed(run, snapshot, copyId)
      ? []
      : [`${what} was copied, and the report does not say so`];
}

/** The failover that left it behind is the last one before it; later operations have reports of their own. */
function isNamed(run: Run, { place, takenAtMs }: ObservedSnapshot, copyId: string): boolean {
  const promotion = run.seen.promotions.findLast(
    ({ kind, to, atMs }) => kind === 'failover' && to === otherPlace(place) && atMs <= takenAtMs,
  );
  const report = promotion && reportOf(run, promotion);
  const isSuperseded = run.seen.executions.some(
    (each) =>
      each.place === promotion?.to &&
      each.startedAtMs > promotion.atMs &&
      each.startedAtMs < takenAtMs + SAVED_AFTER_MS,
  );
  if (report === undefined || isSuperseded) {
    return true;
  }
  const { lostWrites } = report;
  return isObject(lostWrites) && lostWrites.kind === 'saved' && lostWrites.copyId === copyId;
}
