import type { FaultOf } from '../../schedule/fault';
import { EPOCH_MS } from '../../world/places';
import { at } from './agreed-hold';

const SECOND_MS = 1000;

/** More than a watcher has written by then: it goes on counting from there. */
export const REVISION = 1000;

export const reading = { health: 'healthy', detail: '' };
const no = { health: 'unhealthy', detail: '' };
export const lag = { kind: 'known', lagMs: 100, ageMs: 0 };

export const database = {
  kind: 'known',
  writerRegion: 'us-east-1',
  thisRegionWrites: false,
  operation: 'none',
  synchronization: 'connected',
  thisMemberAvailable: true,
  lag,
};

/** All is well, as the DR region stores it. */
export const well = { verdict: reading, probe: reading, self: reading, database };
export const down = { ...well, verdict: no, probe: no };
export const unreached = { ...well, probe: no };

export const withDatabase = (change: object, signals: object = well): object => ({
  ...signals,
  database: { ...database, ...change },
});

/** The DR region wrote. */
export const drWrote = withDatabase({ writerRegion: 'us-east-2', thisRegionWrites: true }, down);

export const notDescribed = (signals: object): object => ({
  ...signals,
  database: { kind: 'unknown', detail: '' },
});

/** The lag was so much, and measured so long before. */
export const lagging = (lagSeconds: number, ageSeconds: number, signals: object): object =>
  withDatabase(
    { lag: { kind: 'known', lagMs: lagSeconds * SECOND_MS, ageMs: ageSeconds * SECOND_MS } },
    signals,
  );

export const withoutLag = (signals: object): object =>
  withDatabase({ lag: { kind: 'unknown', detail: '' } }, signals);

/** One of them, by when it was taken. */
export type Remembered = readonly [seconds: number, signals: object];

/** All samples that there are, by their seconds; written just before the case begins. */
export const remembered = (...samples: readonly Remembered[]): FaultOf<'item-written'> => ({
  kind: 'item-written',
  place: 'dr',
  item: 'samples',
  value: {
    json: JSON.stringify(
      samples.map(([seconds, signals]) => ({ atMs: EPOCH_MS + at(seconds), ...signals })),
    ),
    revision: REVISION,
  },
  when: { atMs: at(-1) },
});
