import { isObject, type JsonObject } from '../../../functions/shared/state/guards';
import type { Effect, Observations } from '../observations';
import type { Fault, RegionPlace, Schedule } from '../schedule/fault';

/** An item of a region's state table, as it was from a moment on. */
export interface StoredItem {
  readonly atMs: number;
  readonly item: string;
  readonly value: JsonObject;
}

/** Every version of an item, oldest first; of all items that a pattern fits. */
export const versionsOf = (
  { effects }: Observations,
  place: RegionPlace,
  name: string | RegExp,
): readonly StoredItem[] =>
  effects.flatMap((effect) =>
    effect.kind === 'item' &&
    effect.place === place &&
    (typeof name === 'string' ? effect.item === name : name.test(effect.item)) &&
    isObject(effect.value)
      ? [{ atMs: effect.atMs, item: effect.item, value: effect.value }]
      : [],
  );

export const effectsOf = <Kind extends Effect['kind']>(
  { effects }: Observations,
  place: RegionPlace,
  kind: Kind,
): readonly Extract<Effect, { kind: Kind }>[] =>
  effects.filter(
    (effect): effect is Extract<Effect, { kind: Kind }> =>
      effect.kind === kind && effect.place === place,
  );

/** When each sample of a version of the item was taken, in milliseconds since 1970. */
export const sampleTimesIn = (value: unknown): readonly number[] =>
  Array.isArray(value)
    ? value.map((sample: { readonly atMs?: unknown }) => Number(sample?.atMs))
    : [];

/** The version that counted at a moment. */
export const versionAt = <T extends { readonly atMs: number }>(
  versions: readonly T[],
  atMs: number,
): T | undefined => versions.findLast((version) => version.atMs <= atMs);

/**
 * Whether a region's own machinery has nothing to struggle with, so that it keeps to its times to
 * the second: what is lost is the other region, or something of Aurora's.
 */
export const isUndisturbed = ({ faults }: Schedule, place: RegionPlace): boolean =>
  faults.every((fault) => !disturbs(fault, place));

function disturbs(fault: Fault, place: RegionPlace): boolean {
  switch (fault.kind) {
    case 'region-lost':
    case 'writer-lost':
      return fault.place === place;
    case 'partition':
      return fault.between.includes(place) && fault.between.includes('world');
    case 'events':
    case 'fence-times-out':
    case 'not-armed':
    case 'on-call':
    case 'operator':
    case 'promotion-fails':
    case 'promotion-slow':
    case 'replication-slow':
      return false;
    default:
      return 'place' in fault ? fault.place === place : true;
  }
}

export const timeOf = (value: unknown): number | undefined =>
  typeof value === 'string' ? Date.parse(value) : typeof value === 'number' ? value : undefined;
