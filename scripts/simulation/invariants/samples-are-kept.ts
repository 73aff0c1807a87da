import type { RegionPlace } from '../schedule/fault';
import { PLACES } from '../world/places';
import { isUndisturbed } from './effects';
import { type Invariant, minutesAndSeconds, type Run } from './invariant';

/** Five minutes of samples, and those that a loss is judged by. */
const NEWEST = 30;
const ANCHORS = 4;

export const samplesAreKept: Invariant = {
  name: 'samples-are-kept',
  sentence:
    'An undisturbed watcher keeps the newest thirty samples, in order of time, and never many more.',
  check: (run) =>
    PLACES.filter((place) => isUndisturbed(run.schedule, place)).flatMap((place) =>
      problems(run, place).slice(0, 2),
    ),
};

function problems({ seen }: Run, place: RegionPlace): string[] {
  const versions = seen.effects.flatMap((effect) =>
    effect.kind === 'item' && effect.item === 'samples' && effect.place === place
      ? [{ atMs: effect.atMs, times: timesIn(effect.value) }]
      : [],
  );
  return versions.flatMap(({ atMs, times }, index) => {
    const before = versions[index - 1]?.times ?? [];
    const isOrdered = times.every((time, each) => time >= (times[each - 1] ?? 0));
    const isKept = before.slice(-(NEWEST - 1)).every((time) => times.includes(time));
    return isOrdered && isKept && times.length <= NEWEST + ANCHORS && times.length > 0
      ? []
      : [
          `${place} kept ${times.length} samples at ${minutesAndSeconds(atMs)}, not the newest in order`,
        ];
  });
}

const timesIn = (value: unknown): readonly number[] =>
  Array.isArray(value)
    ? value.map((sample: { readonly atMs?: unknown }) => Number(sample?.atMs))
    : [];
