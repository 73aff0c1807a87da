import { firstOfGlobalOperation } from '../decision/global-operation';
import { firstBadSample, firstLostSample } from '../decision/loss';
import type { Policy } from '../decision/policy';
import type { HomeRole } from '../failover-config';
import type { DatabaseReading, LagReading, Reading, Sample } from '../signals/sample';
import { isObject, listOf } from './guards';
import { changeJson, type JsonItem, readJson, type Stored } from './json-item';
import type { StateTable } from './table';

/** Five minutes of samples. */
export const MAX_SAMPLES = 30;

const SAMPLES: JsonItem<readonly Sample[]> = {
  name: 'samples',
  parse: (stored) => listOf(stored, isSample),
};

export type StoredSamples = Stored<readonly Sample[]>;

/** Oldest first. */
export async function readSamples(table: StateTable): Promise<readonly Sample[]> {
  return (await readStoredSamples(table)).value;
}

/** For who is going to add to them. */
export async function readStoredSamples(table: StateTable): Promise<StoredSamples> {
  return readJson(table, SAMPLES);
}

/**
 * Adds a sample and returns all that are kept. Scheduled invocations can overlap
 * or be delivered twice; both add to what the other has written, in order of time.
 *
 * @param lastRead - the samples before this one, as far as the caller knows
 */
export async function appendSample(
  table: StateTable,
  sample: Sample,
  keep: { readonly homeRole: HomeRole; readonly policy: Policy },
  lastRead?: StoredSamples,
): Promise<readonly Sample[]> {
  const { value } = await changeJson(
    table,
    SAMPLES,
    (samples) => mergeSample(samples, sample, keep),
    lastRead,
  );
  return value;
}

/**
 * The newest samples, and of older ones those that a loss is judged by: its first bad
 * signal and the last database before it, for whether the standby was ready; the first at which
 * both votes were against the region and the last lag before that, for what is lost. An operator
 * may arm an hour into an outage. Also where a global operation was first seen, because it may last
 * for longer than these.
 */
export function mergeSample(
  samples: readonly Sample[],
  sample: Sample,
  { homeRole, policy }: { readonly homeRole: HomeRole; readonly policy: Policy },
): readonly Sample[] {
  const merged = [...samples, sample].sort((a, b) => a.atMs - b.atMs);
  const lost = firstLostSample(merged, homeRole);
  const firstBad = firstBadSample(merged, homeRole, policy);
  const isDescribed = ({ database }: Sample) => database.kind === 'known';
  const isMeasured = ({ database }: Sample) =>
    database.kind === 'known' && database.lag.kind === 'known';
  const anchors = new Set([
    lost,
    firstBad,
    earlierThan(firstBad, merged).findLast(isDescribed),
    earlierThan(lost, merged).findLast(isMeasured),
    firstOfGlobalOperation(merged),
  ]);
  return merged.filter((each, index) => index >= merged.length - MAX_SAMPLES || anchors.has(each));
}

const earlierThan = (sample: Sample | undefined, samples: readonly Sample[]): readonly Sample[] =>
  sample === undefined ? [] : samples.slice(0, samples.indexOf(sample));

export function isSample(value: unknown): value is Sample {
  return (
    isObject(value) &&
    typeof value.atMs === 'number' &&
    isReading(value.verdict) &&
    isReading(value.probe) &&
    isReading(value.self) &&
    isDatabaseReading(value.database)
  );
}

const isReading = (value: unknown): value is Reading =>
  isObject(value) &&
  typeof value.detail === 'string' &&
  isOneOf(value.health, ['healthy', 'unhealthy', 'unknown']);

function isDatabaseReading(value: unknown): value is DatabaseReading {
  if (!isObject(value)) {
    return false;
  }
  if (value.kind === 'unknown') {
    return typeof value.detail === 'string';
  }
  return (
    value.kind === 'known' &&
    // JSON has no undefined: without a writer, the member is missing.
    (value.writerRegion === undefined || typeof value.writerRegion === 'string') &&
    typeof value.thisRegionWrites === 'boolean' &&
    isOneOf(value.operation, ['none', 'failing-over', 'switching-over', 'other']) &&
    isOneOf(value.synchronization, ['connected', 'pending-resync', 'unknown']) &&
    typeof value.thisMemberAvailable === 'boolean' &&
    isLagReading(value.lag)
  );
}

function isLagReading(value: unknown): value is LagReading {
  return (
    isObject(value) &&
    (value.kind === 'known'
      ? typeof value.lagMs === 'number' && typeof value.ageMs === 'number'
      : value.kind === 'unknown' && typeof value.detail === 'string')
  );
}

const isOneOf = (value: unknown, allowed: readonly string[]): boolean =>
  typeof value === 'string' && allowed.includes(value);
