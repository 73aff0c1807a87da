import { isObject } from '../../../functions/shared/state/guards';
import type { Observations } from '../observations';
import { faultsOf, type RegionPlace } from '../schedule/fault';
import { PLACES, regionOf } from '../world/places';
import { type Invariant, minutesAndSeconds, type Run } from './invariant';

/** A round reads what was known, probes, and is over: what it has read may be so old. */
const ROUND_MS = 25_000;

export const probesTheWriter: Invariant = {
  name: 'probes-the-writer',
  sentence:
    'A watcher probes the region that wrote when that was last known to it, and the home primary before anything is known; the health checkers, who watch the home primary, are asked in the DR region alone.',
  check: (run) => [...PLACES.flatMap((place) => wrongProbes(run, place)), ...wrongVerdicts(run)],
};

function wrongProbes({ schedule, seen }: Run, place: RegionPlace): string[] {
  const isMadeUp = faultsOf(schedule, 'item-written').some(
    (fault) => fault.place === place && fault.item === 'samples',
  );
  const known = isMadeUp ? [] : writersKnown(seen, place);
  return seen.signals
    .filter((signal) => signal.place === place && signal.functionName === 'region-watch')
    .flatMap(({ atMs, of: probed }) => {
      const before = known.findLast((each) => each.atMs < atMs - ROUND_MS)?.writer ?? 'primary';
      const meanwhile = known.filter((each) => each.atMs >= atMs - ROUND_MS && each.atMs <= atMs);
      return isMadeUp ||
        probed === undefined ||
        [before, ...meanwhile.map(({ writer }) => writer)].includes(probed)
        ? []
        : [`${place} probed ${probed} at ${minutesAndSeconds(atMs)}, where ${before} wrote`];
    })
    .slice(0, 2);
}

interface KnownWriter {
  readonly atMs: number;
  readonly writer: RegionPlace;
}

/** Each time that another one is known than before. */
const writersKnown = (seen: Observations, place: RegionPlace): readonly KnownWriter[] =>
  writersRead(seen, place).filter(({ writer }, index, all) => writer !== all[index - 1]?.writer);

const writersRead = ({ effects }: Observations, place: RegionPlace): readonly KnownWriter[] =>
  effects.flatMap((effect) => {
    const newest =
      effect.kind === 'item' && effect.item === 'samples' && effect.place === place
        ? effect.newest
        : undefined;
    const writer = PLACES.find((each) => writerIn(newest) === regionOf(each).name);
    return writer === undefined ? [] : [{ atMs: effect.atMs, writer }];
  });

const writerIn = (sample: unknown): unknown =>
  isObject(sample) && isObject(sample.database) ? sample.database.writerRegion : undefined;

const wrongVerdicts = ({ seen }: Run): string[] =>
  seen.signals
    .filter(({ kind, place }) => kind === 'verdict' && place !== 'dr')
    .map(({ place, atMs }) => `${place} asked for a verdict at ${minutesAndSeconds(atMs)}`)
    .slice(0, 1);
