import type { KnownDatabaseReading, Sample } from '../../functions/shared/signals/sample';
import { healthy, unhealthy } from '../../functions/shared/signals/sample';
import type { Operation, OperationPhase } from '../../functions/shared/state/operation';
import { known, unknown } from '../../scripts/engine/operation/observed';
import type {
  RegionView,
  RegionViews,
  SeenOperation,
} from '../../scripts/engine/operation/region-view';

export const NOW_MS = Date.UTC(2026, 2, 1, 10);

const database: KnownDatabaseReading = {
  kind: 'known',
  writerRegion: 'us-east-1',
  thisRegionWrites: false,
  operation: 'none',
  synchronization: 'connected',
  thisMemberAvailable: true,
  lag: { kind: 'known', lagMs: 800, ageMs: 20_000 },
};

const NO_LAG: KnownDatabaseReading['lag'] = { kind: 'unknown', detail: 'no data point' };

/** What the watcher in the DR region sees ten seconds ago, unless told otherwise. */
export function sample(
  state: 'healthy' | 'lost',
  {
    agoMs = 10_000,
    lag = database.lag,
  }: { agoMs?: number; lag?: KnownDatabaseReading['lag'] } = {},
): Sample {
  const reading = state === 'healthy' ? healthy('answers') : unhealthy('no answer');
  return {
    atMs: NOW_MS - agoMs,
    verdict: reading,
    probe: reading,
    self: healthy('answers'),
    database: { ...database, lag },
  };
}

/** The home primary writes, the DR region follows, is armed, and sees it healthy. */
export function healthyViews(): RegionViews {
  const common = {
    operation: known(undefined),
    arming: known({ armed: true, disarmedUntilMs: undefined, reason: 'x', by: 'alice', atMs: 0 }),
    samples: known([sample('healthy')]),
    tasks: known({ running: 10, desired: 10, minimum: 10 }),
  };
  return {
    primary: {
      ...common,
      role: 'primary',
      region: 'us-east-1',
      database: { ...database, thisRegionWrites: true, lag: { kind: 'unknown', detail: 'writes' } },
    },
    dr: { ...common, role: 'dr', region: 'us-east-2', database },
  };
}

/** The home primary answers nothing, and the DR region has seen it lost for a minute. */
export function viewsWithoutPrimary(): RegionViews {
  const { primary, dr } = healthyViews();
  const silent = unknown('no answer in 4.5 s');
  return {
    primary: {
      ...primary,
      database: { kind: 'unknown', detail: 'no answer' },
      operation: silent,
      arming: silent,
      samples: silent,
      tasks: silent,
    },
    dr: {
      ...dr,
      samples: known([
        sample('healthy', { agoMs: 80_000 }),
        ...[70, 60, 50, 40, 30, 20, 10].map((seconds) =>
          sample('lost', { agoMs: seconds * 1_000, lag: NO_LAG }),
        ),
      ]),
    },
  };
}

/** The same views with some of one region's changed. */
export function withRegion(
  views: RegionViews,
  role: 'primary' | 'dr',
  changes: Partial<RegionView>,
): RegionViews {
  return { ...views, [role]: { ...views[role], ...changes } };
}

/** After a switchover: the DR region writes. */
export function viewsOfWritingDr(): RegionViews {
  const { primary, dr } = healthyViews();
  const asWriter = { ...database, thisRegionWrites: true, writerRegion: 'us-east-2' };
  return {
    primary: { ...primary, database: { ...database, writerRegion: 'us-east-2' } },
    dr: { ...dr, database: asWriter },
  };
}

export function operation(changes: Partial<Operation> = {}): Operation {
  const phase: OperationPhase = changes.phase ?? 'promoting';
  return {
    epoch: 3,
    kind: 'failover',
    executionArn: 'arn:aws:states:us-east-2:111122223333:execution:failover-demo:failover-3',
    startedAtMs: NOW_MS - 60_000,
    updatedAtMs: NOW_MS - 30_000,
    endedAtMs: undefined,
    outcome: undefined,
    reason: undefined,
    phasesAtMs: { claimed: NOW_MS - 60_000, [phase]: NOW_MS - 30_000 },
    by: 'alice',
    evidence: '{}',
    firstBadSampleAtMs: NOW_MS - 60_000,
    resumable: false,
    ...changes,
    phase,
  };
}

/** The operation, with its execution in a state. */
export const seen = (value: Operation, execution = 'running') =>
  known<SeenOperation | undefined>({ operation: value, execution: known(execution) });
