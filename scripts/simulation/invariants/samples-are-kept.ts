import { isObject, type JsonObject } from '../../../functions/shared/state/guards';
import type { Effect } from '../observations';
import { faultsOf, type RegionPlace } from '../schedule/fault';
import { PLACES } from '../world/places';
import { isUndisturbed, sampleTimesIn } from './effects';
import { type Invariant, minutesAndSeconds, type Run } from './invariant';

/** Five minutes of samples, and those that a loss is judged by. */
const NEWEST = 30;
const ANCHORS = 5;

/** Signals that disagreed for longer than that before the loss are no part of it. */
const UNSETTLED_MS = 3 * 60_000;

/** A lag that was measured longer ago is none. */
const OLDEST_LAG_MS = 5 * 60_000;

export const samplesAreKept: Invariant = {
  name: 'samples-are-kept',
  sentence:
    'Samples are in order of time and have no lag that was measured more than five minutes before; an undisturbed watcher keeps the newest thirty, of older ones the last before the first bad signal of a loss that knew the database, and the last before the loss that knew its lag, and never many more.',
  check: (run) =>
    PLACES.flatMap((place) => {
      const versions = versionsOf(run, place);
      return [
        ...disordered(versions),
        ...outOfDate(versions),
        ...(isUndisturbed(run.schedule, place) ? forgotten(versions) : []),
        ...(isUndisturbed(run.schedule, place) && place === 'dr'
          ? forgottenBeforeLoss(run, versions)
          : []),
      ]
        .slice(0, 2)
        .map((problem) => `${place} kept ${problem}`);
    }),
};

interface Version {
  readonly atMs: number;
  readonly times: readonly number[];
  readonly newest: unknown;
}

/** What a case has put there is no watcher's. */
function versionsOf({ schedule, seen }: Run, place: RegionPlace): readonly Version[] {
  const isPut = (version: Effect) =>
    faultsOf(schedule, 'item-written').some(
      ({ item, when, ...fault }) =>
        item === 'samples' && fault.place === place && 'atMs' in when && when.atMs === version.atMs,
    );
  return seen.effects.flatMap((effect) =>
    effect.kind === 'item' && effect.item === 'samples' && effect.place === place && !isPut(effect)
      ? [{ atMs: effect.atMs, times: sampleTimesIn(effect.value), newest: effect.newest }]
      : [],
  );
}

const disordered = (versions: readonly Version[]): string[] =>
  versions
    .filter(({ times }) => times.some((time, index) => time < (times[index - 1] ?? 0)))
    .map(({ atMs }) => `samples at ${minutesAndSeconds(atMs)} that are not in order`);

const outOfDate = (versions: readonly Version[]): string[] =>
  versions
    .filter(({ newest }) => Number(lagIn(newest)?.ageMs ?? 0) > OLDEST_LAG_MS)
    .map(({ atMs }) => `a lag at ${minutesAndSeconds(atMs)} that is of another time`);

const lagIn = (sample: unknown): JsonObject | undefined =>
  isObject(sample) && isObject(sample.database) && isObject(sample.database.lag)
    ? sample.database.lag
    : undefined;

const forgotten = (versions: readonly Version[]): string[] =>
  versions.flatMap(({ atMs, times }, index) => {
    const before = versions[index - 1]?.times ?? [];
    const isKept = before.slice(-(NEWEST - 1)).every((time) => times.includes(time));
    return isKept && times.length <= NEWEST + ANCHORS && times.length > 0
      ? []
      : [`${times.length} samples at ${minutesAndSeconds(atMs)}, not the newest`];
  });

/** What is known of a sample, as far as a loss is judged by it. */
interface Seen {
  readonly atMs: number;
  readonly isLost: boolean;
  /** One vote or both are against the region. */
  readonly isSuspect: boolean;
  readonly isDescribed: boolean;
  readonly isMeasured: boolean;
}

function seenIn(sample: unknown): readonly Seen[] {
  if (!isObject(sample) || !isObject(sample.database)) {
    return [];
  }
  const { atMs, verdict, probe, database } = sample;
  const isBad = (reading: unknown) => isObject(reading) && reading.health === 'unhealthy';
  return [
    {
      atMs: Number(atMs),
      isLost: isBad(verdict) && isBad(probe),
      isSuspect: isBad(verdict) || isBad(probe),
      isDescribed: database.kind === 'known',
      isMeasured: lagIn(sample)?.kind === 'known',
    },
  ];
}

/** Until the writer moves: what was before that is another matter. */
function forgottenBeforeLoss({ seen }: Run, versions: readonly Version[]): string[] {
  const endMs = seen.promotions[0]?.atMs ?? Number.POSITIVE_INFINITY;
  const sofar: Seen[] = [];
  return versions
    .filter(({ atMs }) => atMs < endMs)
    .flatMap(({ atMs, times, newest }) => {
      sofar.push(...seenIn(newest));
      const before = sofar.slice(0, sofar.findLastIndex(({ isLost }) => !isLost) + 1);
      const anchors =
        before.length === sofar.length
          ? []
          : [
              beforeFirstBad(sofar, before.length).findLast(({ isDescribed }) => isDescribed),
              before.findLast(({ isMeasured }) => isMeasured),
            ];
      return anchors.every((anchor) => anchor === undefined || times.includes(anchor.atMs))
        ? []
        : [`nothing at ${minutesAndSeconds(atMs)} of what was known before the loss`];
    });
}

/** What was seen before the signals turned bad that became the loss at this index. */
function beforeFirstBad(seen: readonly Seen[], lostIndex: number): readonly Seen[] {
  const suspectIndex = seen.findLastIndex(({ isSuspect }) => !isSuspect) + 1;
  const sinceMs = (seen[lostIndex]?.atMs ?? 0) - (seen[suspectIndex]?.atMs ?? 0);
  return seen.slice(0, sinceMs <= UNSETTLED_MS ? suspectIndex : lostIndex);
}
