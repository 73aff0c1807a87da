import type { DatabaseReading } from '../../../functions/shared/signals/sample';
import { placeName } from '../../engine/operation/context';
import { activeRegionHealth, lossOutlook } from '../../engine/operation/outlook';
import type { RegionViews } from '../../engine/operation/region-view';
import { lagText } from './durations';
import { columns, lines } from './text';
import { lossText } from './what-if';

/** What both regions say, in a few lines: enough to choose by. */
export function seenText(views: RegionViews, nowMs: number): string {
  const rows = (['primary', 'dr'] as const).map((role) => [
    `  ${placeName(views[role])}`,
    databaseText(views[role].database),
  ]);
  const health = activeRegionHealth(views.dr, nowMs);
  return lines(
    columns([
      ...rows,
      [
        `  seen from ${views.dr.region}`,
        health.kind === 'unknown'
          ? `whether ${views.primary.region} takes payments is unknown: ${health.detail}`
          : `${views.primary.region} is ${health.kind === 'disagreeing' ? 'healthy to some and lost to others' : health.kind}`,
      ],
      ['  failing over now', `loses ${lossText(lossOutlook(views.dr, nowMs))}`],
    ]),
  );
}

/** `writes`, `follows, 120 ms behind`, `unknown: …`. */
export function databaseText(database: DatabaseReading): string {
  if (database.kind === 'unknown') {
    return `unknown: ${database.detail}`;
  }
  const role = database.thisRegionWrites
    ? 'writes'
    : database.lag.kind === 'known'
      ? `follows, ${lagText(database.lag.lagMs)} behind`
      : `follows, lag unknown: ${database.lag.detail}`;
  const notes = [
    ...(database.thisMemberAvailable ? [] : ['not available']),
    ...(database.operation === 'none' ? [] : [database.operation]),
    ...(database.thisRegionWrites && database.synchronization !== 'connected'
      ? [`replication ${database.synchronization}`]
      : []),
  ];
  return [role, ...notes].join(', ');
}
