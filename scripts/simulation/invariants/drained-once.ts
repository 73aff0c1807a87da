import { faultsOf, type RegionPlace, type Schedule } from '../schedule/fault';
import { EPOCH_MS, PLACES } from '../world/places';
import { type StoredItem, versionsOf } from './effects';
import { type Invariant, minutesAndSeconds, type Run } from './invariant';
import { operationsIn } from './operations';

/** After it clients come back, whoever forgot to let them. */
const AT_MOST_MS = 15 * 60_000;

export const drainedOnce: Invariant = {
  name: 'drained-once',
  sentence:
    'A region is drained by the operation that has its place, once and for a quarter of an hour at most; it is let go once, and what is late changes nothing of that, nor of a newer operation.',
  check: (run) =>
    PLACES.filter((place) => !isWrittenByOthers(run.schedule, place)).flatMap((place) => {
      const versions = versionsOf(run.seen, place, 'draining');
      return versions.flatMap((version, index) => {
        const problem = problemOf(run, place, version, versions.slice(0, index));
        return problem === undefined
          ? []
          : [`${place} at ${minutesAndSeconds(version.atMs)}: ${problem}`];
      });
    }),
};

const isWrittenByOthers = (schedule: Schedule, place: RegionPlace): boolean =>
  faultsOf(schedule, 'item-written').some(
    (fault) => fault.place === place && fault.item === 'draining',
  );

function problemOf(
  { seen }: Run,
  place: RegionPlace,
  { atMs, value: { set, epoch, atMs: sinceMs, untilMs } }: StoredItem,
  before: readonly StoredItem[],
): string | undefined {
  const isSame = ({ value }: StoredItem) => value.epoch === epoch;
  if (before.some(({ value }) => Number(value.epoch) > Number(epoch))) {
    return `operation ${String(epoch)} changes what a newer one has`;
  }
  if (set !== true) {
    return before.some((each) => isSame(each) && each.value.set !== true)
      ? `operation ${String(epoch)} lets go twice`
      : undefined;
  }
  if (before.some(isSame)) {
    return `operation ${String(epoch)} drains twice`;
  }
  const holder = operationsIn(seen, place).find(
    (operation) =>
      operation.epoch === epoch &&
      operation.claimedAtMs <= atMs &&
      (operation.endedAtMs ?? Number.POSITIVE_INFINITY) >= atMs,
  );
  if (holder === undefined) {
    return `operation ${String(epoch)} drains without having the place`;
  }
  return Number(untilMs) - Number(sinceMs) === AT_MOST_MS && Number(sinceMs) <= EPOCH_MS + atMs
    ? undefined
    : `operation ${String(epoch)} drains until ${minutesAndSeconds(Number(untilMs) - EPOCH_MS)}`;
}
