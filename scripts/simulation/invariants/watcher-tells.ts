import type { Observations } from '../observations';
import type { RegionPlace, Schedule } from '../schedule/fault';
import { PLACES } from '../world/places';
import { effectsOf, isUndisturbed, versionAt, versionsOf } from './effects';
import { type Invariant, minutesAndSeconds } from './invariant';

const SECOND_MS = 1000;

/** Samples are ten seconds apart; a round takes up to four, and a schedule is up to ten late. */
const MAX_SILENCE_MS = 25 * SECOND_MS;

/** The first minute has no watcher yet. */
const WARM_UP_MS = 60 * SECOND_MS;

/** In five minutes there are thirty rounds, and a few more where a schedule was late before and is not now. */
const PACE_MS = 5 * 60 * SECOND_MS;
const MAX_IN_PACE = 34;

/** A round reads first and publishes last. */
const ROUND_MS = 10 * SECOND_MS;

export const watcherTells: Invariant = {
  name: 'watcher-tells',
  sentence:
    'An undisturbed watcher is heard of every ten seconds and not more often, never tells nothing at all, and tells what is so: the latch as it is in its table, the hold that pages, signals while the other region writes and the exposure while it writes itself.',
  check: ({ schedule, seen }) => [
    ...PLACES.flatMap((place) => emptiness(seen, place).slice(0, 1)),
    ...PLACES.filter((place) => isUndisturbed(schedule, place)).flatMap((place) =>
      [...silences(schedule, seen, place), ...haste(seen, place), ...lies(seen, place)].slice(0, 3),
    ),
  ],
};

/** CloudWatch takes no message without a metric. */
const emptiness = (seen: Observations, place: RegionPlace): readonly string[] =>
  effectsOf(seen, place, 'metrics').flatMap(({ atMs, values }) =>
    Object.keys(values).length === 0
      ? [`${place} published nothing at all at ${minutesAndSeconds(atMs)}`]
      : [],
  );

const heartbeatsOf = (seen: Observations, place: RegionPlace): readonly number[] =>
  effectsOf(seen, place, 'metrics')
    .filter(({ values }) => values.WatchRan === 1)
    .map(({ atMs }) => atMs);

function haste(seen: Observations, place: RegionPlace): string[] {
  const times = heartbeatsOf(seen, place);
  const index = times.findIndex(
    (atMs, each) => atMs - (times[each - MAX_IN_PACE] ?? Number.NEGATIVE_INFINITY) < PACE_MS,
  );
  return index < 0
    ? []
    : [`${place} was heard of too often until ${minutesAndSeconds(times[index] ?? 0)}`];
}

function silences({ durationMs }: Schedule, seen: Observations, place: RegionPlace): string[] {
  const times = [WARM_UP_MS, ...heartbeatsOf(seen, place).filter((ms) => ms > WARM_UP_MS)];
  return [...times, durationMs].flatMap((atMs, index) => {
    const before = times[index - 1] ?? atMs;
    return atMs - before > MAX_SILENCE_MS
      ? [`${place} was silent from ${minutesAndSeconds(before)} to ${minutesAndSeconds(atMs)}`]
      : [];
  });
}

/** What was true at some moment of the round may be told. */
function lies(seen: Observations, place: RegionPlace): string[] {
  const latches = versionsOf(seen, place, 'latch');
  const decisions = versionsOf(seen, place, 'decision');
  const exposures = versionsOf(seen, place, 'exposure');
  return effectsOf(seen, place, 'metrics').flatMap(({ atMs, values }) => {
    const changed = (versions: readonly { readonly atMs: number }[]) =>
      versions.some(
        (version) => version.atMs > atMs - ROUND_MS && version.atMs <= atMs + SECOND_MS,
      );
    const latch = versionAt(latches, atMs)?.value;
    const decision = versionAt(decisions, atMs)?.value;
    const exposure = versionAt(exposures, atMs)?.value;
    const isOpen = exposure !== undefined && exposure.until === 0;
    const { FailoverLatch, WatchRan, DecisionHold, UnprotectedSeconds } = values;
    const writes = decision?.reason === 'this-region-writes';
    const wrong: readonly (readonly [boolean, string])[] = [
      [
        FailoverLatch !== undefined &&
          !changed(latches) &&
          FailoverLatch !== Number(latch?.set ?? false),
        `latch ${FailoverLatch}`,
      ],
      [
        WatchRan !== undefined &&
          !changed(decisions) &&
          DecisionHold !== Number(decision?.page ?? false),
        `hold ${DecisionHold}`,
      ],
      [
        WatchRan !== undefined &&
          !changed(decisions) &&
          writes === (values.SignalSelf !== undefined),
        `self ${values.SignalSelf}`,
      ],
      [
        UnprotectedSeconds !== undefined &&
          !changed(exposures) &&
          isOpen !== UnprotectedSeconds > 0,
        `unprotected for ${UnprotectedSeconds} s`,
      ],
      [
        writes && !changed(decisions) && !changed(exposures) && isOpen && !UnprotectedSeconds,
        'nothing of its exposure',
      ],
    ];
    return wrong.flatMap(([isWrong, what]) =>
      isWrong ? [`${place} told ${what} at ${minutesAndSeconds(atMs)}`] : [],
    );
  });
}
