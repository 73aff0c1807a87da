import { isObject } from '../../../functions/shared/state/guards';
import type { Observations } from '../observations';
import type { RegionPlace } from '../schedule/fault';
import { EPOCH_MS } from '../world/places';
import { type StoredItem, timeOf, versionsOf } from './effects';

/** In the order in which an operation comes by them. */
export const PHASES = [
  'claimed',
  'confirmed',
  'promoting',
  'promoted',
  'verified',
  'latched',
  'serving',
] as const;

export type Phase = (typeof PHASES)[number] | 'done' | 'failed' | 'aborted';

/** An operation by what was written about it. Times in milliseconds since the run began. */
export interface ObservedOperation {
  readonly place: RegionPlace;
  readonly executionArn: string;
  readonly name: string;
  readonly epoch: number;
  readonly kind: string;
  readonly by: string;
  readonly claimedAtMs: number;
  readonly versions: readonly StoredItem[];
  readonly phases: Readonly<Partial<Record<Phase, number>>>;
  readonly outcome: string | undefined;
  readonly endedAtMs: number | undefined;
}

export function operationsIn(seen: Observations, place: RegionPlace): readonly ObservedOperation[] {
  const groups = new Map<string, StoredItem[]>();
  for (const version of versionsOf(seen, place, 'operation')) {
    const key = String(version.value.executionArn);
    groups.set(key, [...(groups.get(key) ?? []), version]);
  }
  return [...groups].map(([executionArn, versions]) => {
    const newest = versions.at(-1)?.value ?? {};
    return {
      place,
      executionArn,
      name: executionArn.split(':').at(-1) ?? '',
      epoch: Number(newest.epoch),
      kind: String(newest.kind),
      by: String(newest.by),
      claimedAtMs: versions[0]?.atMs ?? 0,
      versions,
      phases: timesOf(newest.phases),
      outcome: typeof newest.outcome === 'string' ? newest.outcome : undefined,
      endedAtMs: sinceBegin(newest.endedAt),
    };
  });
}

const timesOf = (phases: unknown): Readonly<Partial<Record<Phase, number>>> =>
  Object.fromEntries(
    Object.entries(isObject(phases) ? phases : {}).flatMap(([phase, at]) => {
      const atMs = sinceBegin(at);
      return atMs === undefined ? [] : [[phase, atMs]];
    }),
  );

function sinceBegin(time: unknown): number | undefined {
  const atMs = timeOf(time);
  return atMs === undefined ? undefined : atMs - EPOCH_MS;
}
