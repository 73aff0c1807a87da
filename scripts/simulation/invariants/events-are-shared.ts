import { isObject } from '../../../functions/shared/state/guards';
import type { Observations } from '../observations';
import { faultsOf, type RegionPlace, type Schedule } from '../schedule/fault';
import { otherPlace, PLACES } from '../world/places';
import { type Invariant, minutesAndSeconds } from './invariant';
import { isSound } from './true-reports/revisions';

/** An event is delivered, recorded and handed on: three calls. */
const SHARED_WITHIN_MS = 30_000;

/** Told twice at most, and handed on to the other region each time. */
const RECORDINGS = 4;

export const eventsAreShared: Invariant = {
  name: 'events-are-shared',
  sentence:
    'What RDS tells one region both regions keep, once, within half a minute; and nothing is handed back and forth, nor written again.',
  check: ({ schedule, seen }) =>
    isWrittenOver(schedule)
      ? []
      : [
          ...PLACES.flatMap((place) => writtenAgain(seen, place)),
          ...(PLACES.every((place) => isSound(schedule, place)) ? unshared(schedule, seen) : []),
        ].slice(0, 3),
};

/** Of what somebody else hands over, each case says what is kept and where. */
const isWrittenOver = (schedule: Schedule): boolean =>
  faultsOf(schedule, 'invoked').length > 0 ||
  faultsOf(schedule, 'item-written').some(({ item }) => item === 'rds-events');

interface Kept {
  readonly atMs: number;
  readonly ids: readonly string[];
}

const versionsIn = ({ effects }: Observations, place: RegionPlace): readonly Kept[] =>
  effects.flatMap((effect) =>
    effect.kind === 'item' && effect.place === place && effect.item === 'rds-events'
      ? [{ atMs: effect.atMs, ids: idsIn(effect.value) }]
      : [],
  );

const idsIn = (events: unknown): readonly string[] =>
  Array.isArray(events) ? events.map((event) => (isObject(event) ? String(event.id) : '')) : [];

const unshared = ({ durationMs }: Schedule, seen: Observations): readonly string[] => [
  ...PLACES.flatMap((place) => keptAlone(seen, place, durationMs)),
  ...tooOften(seen),
];

function keptAlone(seen: Observations, place: RegionPlace, untilMs: number): readonly string[] {
  const others = versionsIn(seen, otherPlace(place));
  return versionsIn(seen, place).flatMap(({ atMs, ids }) => {
    const dueAtMs = atMs + SHARED_WITHIN_MS;
    const there = others.findLast((version) => version.atMs <= dueAtMs)?.ids ?? [];
    const missing = ids.filter((id) => dueAtMs <= untilMs && !there.includes(id));
    return [
      ...missing.map((id) => `${id} of ${minutesAndSeconds(atMs)} is kept in ${place} alone`),
      ...(new Set(ids).size < ids.length ? [`${place} keeps an event twice`] : []),
    ];
  });
}

/** What is told twice is known by then, and there is nothing to write. */
function writtenAgain(seen: Observations, place: RegionPlace): readonly string[] {
  const versions = versionsIn(seen, place);
  return versions.flatMap(({ atMs, ids }, index) =>
    ids.join() === versions[index - 1]?.ids.join()
      ? [`${place} wrote at ${minutesAndSeconds(atMs)} what it had kept already`]
      : [],
  );
}

function tooOften(seen: Observations): readonly string[] {
  const ids = new Set(
    PLACES.flatMap((place) => versionsIn(seen, place).flatMap((version) => version.ids)),
  );
  const recordings = seen.invocations.filter(({ task }) => task === 'record-rds-event').length;
  return recordings > RECORDINGS * ids.size
    ? [`${ids.size} events were recorded ${recordings} times`]
    : [];
}
