import { otherPlace } from '../world/places';
import type { AgreedOperation } from './agreed-operations/agreed-operation';
import { effectsOf, versionsOf } from './effects';
import { minutesAndSeconds, type Run } from './invariant';
import type { ObservedOperation } from './operations';

const SECOND_MS = 1000;

/** How often an operation asks for something, and for how long. */
export function ofTries(
  { seen }: Run,
  { tries, endsAfter, promotes, promotesWithin, heldUpPages, desiredCounts }: AgreedOperation,
  { name, kind, place, claimedAtMs, endedAtMs = Number.POSITIVE_INFINITY }: ObservedOperation,
): string[] {
  const triesOf = (state: string) =>
    seen.tries.filter(
      (each) => each.place === place && each.execution === name && each.state === state,
    );
  const requests = triesOf('Promote');
  const waitedMs = (requests[0]?.atMs ?? 0) - (triesOf('HoldsTheClaim')[0]?.atMs ?? 0);
  const heldUp = seen.pages.filter(
    (page) => page.place === place && page.subject.includes('held up'),
  ).length;
  const target = kind === 'failover' ? place : otherPlace(place);
  const wanted = effectsOf(seen, target, 'tasks').flatMap(({ atMs, desiredCount }) =>
    atMs >= claimedAtMs && atMs <= endedAtMs ? (desiredCount ?? []) : [],
  );
  const counts = [
    ...unlessEqual(requests.length, promotes, 'requests for a promotion'),
    ...(promotesWithin === undefined || waitedMs <= promotesWithin * SECOND_MS
      ? []
      : [`it asked for the promotion after ${minutesAndSeconds(waitedMs)}`]),
    ...unlessEqual(heldUp, heldUpPages, 'pages that it is held up'),
    ...unlessEqual(wanted.join(), desiredCounts?.join(), 'as desired counts'),
  ];
  if (tries === undefined) {
    return counts;
  }
  const all = triesOf(tries.state);
  const tookMs = endedAtMs - (all[0]?.atMs ?? 0);
  return [
    ...counts,
    ...(all.length >= tries.atLeast && all.length <= tries.atMost
      ? []
      : [`${tries.state} was tried ${all.length} times`]),
    ...(endsAfter === undefined ||
    (tookMs >= endsAfter.atLeast * SECOND_MS && tookMs <= endsAfter.atMost * SECOND_MS)
      ? []
      : [`it took ${minutesAndSeconds(tookMs)} from the first ${tries.state}`]),
  ];
}

/** What its tasks call, note and fail with. */
export function ofTasks(
  { seen }: Run,
  { failures, calls, fenceSays, copies }: AgreedOperation,
  { place, epoch }: ObservedOperation,
): string[] {
  const failedWith = seen.invocations.flatMap(({ task, failure, ...each }) =>
    each.place === place && task === failures?.task ? (failure ?? []) : [],
  );
  const called = seen.calls.filter(
    ({ task, operation }) => task === calls?.task && operation === calls.operation,
  ).length;
  const facts = versionsOf(seen, place, `facts#${epoch}`).at(-1)?.value;
  const fence = JSON.stringify(facts?.fence);
  const copied = seen.snapshots.filter(({ kind }) => kind === 'manual').length;
  return [
    ...unlessEqual([...new Set(failedWith)].join(), failures?.names.join(), 'as failures'),
    ...unlessEqual(called, calls?.count, `calls of ${calls?.operation}`),
    ...(fenceSays === undefined || fenceSays.test(fence) ? [] : [`its fence says ${fence}`]),
    ...unlessEqual(copied, copies, 'copies of lost writes'),
  ];
}

const unlessEqual = <Value>(seen: Value, agreed: Value | undefined, what: string): string[] =>
  agreed === undefined || seen === agreed ? [] : [`${seen} ${what} instead of ${agreed}`];
