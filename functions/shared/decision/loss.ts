import type { HomeRole } from '../failover-config';
import type { KnownDatabaseReading, Sample } from '../signals/sample';
import { ofCurrentWriter } from './current-writer';
import type { Policy } from './policy';
import { isSuspect, shapeOf } from './signal-shape';

/**
 * The first of the newest samples that all say "lost": what may be lost is
 * judged by this moment. Earlier suspicions don't count: after hours in which
 * only this region's probe failed, the active region may have taken writes until
 * a moment ago, and a lag from before those hours would say nothing about them.
 *
 * @returns undefined when the newest sample doesn't say so
 */
export function firstLostSample(
  samples: readonly Sample[],
  homeRole: HomeRole,
): Sample | undefined {
  const current = ofCurrentWriter(samples);
  const lastOther = current.findLastIndex((sample) => shapeOf(sample, homeRole) !== 'lost');
  return current[lastOther + 1];
}

/**
 * Where the recovery time starts: the first failed signal of what became the
 * loss. The checkers take half a minute longer than the probe; what was wrong
 * long before is another matter.
 */
export function firstBadSample(
  samples: readonly Sample[],
  homeRole: HomeRole,
  { unsettledMs }: Policy,
): Sample | undefined {
  const lost = firstLostSample(samples, homeRole);
  const current = ofCurrentWriter(samples);
  const suspect = current[current.findLastIndex((sample) => !isSuspect(sample)) + 1];
  return lost !== undefined && suspect !== undefined && lost.atMs - suspect.atMs <= unsettledMs
    ? suspect
    : lost;
}

/** A lag and when it was measured. */
export interface MeasuredLag {
  readonly lagMs: number;
  readonly measuredAtMs: number;
}

/**
 * The replication lag that a loss has to be judged by: the newest one measured
 * before it. The metric dries up or grows once the active region is gone, which
 * says nothing more about what was lost.
 *
 * A first measurement that arrives after the loss is used when there is none
 * before it: the copy was then still being fed.
 */
export function lagAtLoss(samples: readonly Sample[], lostAtMs: number): MeasuredLag | undefined {
  const lags = samples
    .flatMap(({ atMs, database }) =>
      database.kind === 'known' && database.lag.kind === 'known'
        ? [{ lagMs: database.lag.lagMs, measuredAtMs: atMs - database.lag.ageMs }]
        : [],
    )
    .sort((a, b) => a.measuredAtMs - b.measuredAtMs);
  return lags.findLast(({ measuredAtMs }) => measuredAtMs <= lostAtMs) ?? lags[0];
}

/** How the database was last seen before the loss; at the loss, when it wasn't. */
export function databaseAtLoss(
  samples: readonly Sample[],
  lostAtMs: number,
): KnownDatabaseReading | undefined {
  const known = samples.flatMap(({ atMs, database }) =>
    database.kind === 'known' ? [{ atMs, database }] : [],
  );
  const before = known.findLast(({ atMs }) => atMs < lostAtMs);
  return (before ?? known[0])?.database;
}
