import type { HomeRole } from '../../../templates-src/topology';
import type {
  AuroraBehaviour,
  DatabaseChange,
  RealDatabases,
} from '../../local-cloud/runtime/behaviour';
import type { GlobalDatabase, WriterChange } from './global-database';
import type { Reachability } from './reachability';
import type { ReplicationLagMeter } from './replication-lag';

export interface AuroraOptions {
  readonly database: GlobalDatabase;
  readonly lag: ReplicationLagMeter;
  readonly reachability: Reachability;
  readonly roleOf: (region: string) => HomeRole;
  readonly onRequested: (region: HomeRole) => void;
  readonly onWritable: (change: WriterChange) => void;
  readonly onFailed: (work: 'promotion' | 'rebuild', region: HomeRole, reason: string) => void;
  /** The old writer's data is about to be replaced: whoever wants it reads it before. */
  readonly beforeRebuild: (region: HomeRole) => Promise<void>;
  readonly rebuildDelayMs: number;
  /** Ends when a failover's promotion may go on, which is at once unless a scenario holds it up. */
  readonly heldUp: () => Promise<void>;
  /** On the drill's clock. */
  readonly nowMs: () => number;
}

/** No lag that is older than a minute is published. */
const LAG_KNOWN_FOR_MS = 60_000;

/**
 * The global database of the local cloud, with real servers behind it. What the model adds of its own
 * is when Aurora begins to rebuild an old primary; promoting takes what PostgreSQL takes.
 */
export function auroraOf(options: AuroraOptions): AuroraBehaviour {
  const { lag, reachability, roleOf, rebuildDelayMs } = options;
  return {
    planFailover: ({ fromRegion, toRegion }) => ({
      verificationMs: 0,
      promotionMs: 0,
      outcome: 'succeeds',
      fence: canReach(reachability, roleOf(toRegion), roleOf(fromRegion)) ? 'blocked' : 'timed-out',
      rebuildDelayMs,
      rebuildMs: 0,
    }),
    replicationLagMs: ({ atMs }) => {
      const { lagMs, atMs: measuredAtMs } = lag.current;
      return lagMs === null || atMs - measuredAtMs > LAG_KNOWN_FOR_MS ? undefined : lagMs;
    },
    databases: realDatabases(options),
  };
}

function realDatabases(options: AuroraOptions): RealDatabases {
  const { database, reachability, roleOf } = options;
  const progress = new Map<number, 'under-way' | 'done' | 'failed'>();
  const during = (
    change: DatabaseChange,
    [name, region]: readonly ['promotion' | 'rebuild', HomeRole],
    work: () => Promise<void>,
  ) => {
    progress.set(change.operationId, 'under-way');
    work().then(
      () => progress.set(change.operationId, 'done'),
      (error: unknown) => {
        progress.set(change.operationId, 'failed');
        options.onFailed(name, region, String(error));
      },
    );
  };
  return {
    promote: (change) => {
      const to = roleOf(change.toRegion);
      during(change, ['promotion', to], async () => {
        options.onRequested(to);
        const canFence = canReach(reachability, to, roleOf(change.fromRegion));
        if (change.kind === 'switchover') {
          options.onWritable(await database.switchOver(to));
          return;
        }
        const requestedAtMs = options.nowMs();
        await options.heldUp();
        options.onWritable({ ...(await database.failOver(to, { canFence })), requestedAtMs });
      });
    },
    rebuild: (change) => {
      const from = roleOf(change.fromRegion);
      during(change, ['rebuild', from], async () => {
        await options.beforeRebuild(from);
        await database.rebuild(from);
      });
    },
    progress: (operationId) => progress.get(operationId) ?? 'under-way',
  };
}

const canReach = (reachability: Reachability, from: HomeRole, to: HomeRole): boolean =>
  reachability.reach(from, to) === 'reached';
