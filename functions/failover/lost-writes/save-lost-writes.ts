import { describeFailure } from '../../shared/describe-failure';
import { withTimeout } from '../../shared/with-timeout';
import type { TaskContext } from '../dependencies';
import { limitedTo } from '../limited-to';
import { currentOperation } from '../operation-item';
import { reviseReport } from '../report/revise-report';
import { readFacts, recordFacts } from '../step-facts';
import { copySnapshots, type SavedSnapshot } from './copy-snapshots';

const PEER_TIMEOUT_MS = 12_000;

/**
 * Aurora takes the snapshot of the volume "at the point of failure", and no page says whether it carries
 * that moment or the one in which its region was back. The failure was before the first bad sample, and
 * long before an operation that a person started. An incident before this one is further away.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html
 */
const FAILED_BEFORE_MS = 60 * 60_000;

export interface LostWritesAnswer {
  /** Copies there are in either region, as far as it could be asked. */
  readonly copies: readonly string[];
  /** Newest report, where it names a snapshot. */
  readonly revision: number | null;
}

/**
 * Saves the lost writes, wherever they are: a region looks after its own snapshots at all times,
 * and the region that took over looks into the lost one too, until it has found them. Whoever
 * comes first does it; the name of the copy makes it happen once.
 */
export async function saveLostWrites(context: TaskContext): Promise<LostWritesAnswer> {
  const { config, own } = context;
  const here = await copySnapshots(
    { rds: own.rds, region: config.region, clusterIdentifier: config.clusterIdentifier },
    config.environmentSuffix,
  );
  const { copies, revision } = await saveOfCurrentFailover(context);
  return { copies: [...here.map(({ copyId }) => copyId), ...copies], revision };
}

async function saveOfCurrentFailover(context: TaskContext): Promise<LostWritesAnswer> {
  const operation = await currentOperation(context);
  if (operation?.kind !== 'failover') return { copies: [], revision: null };
  const { snapshot: known } = await readFacts(context, operation.epoch);
  if (known?.copyStatus === 'available') return { copies: [known.copyId], revision: null };

  const there = await copyThere(context);
  const beganAtMs = Math.min(
    operation.startedAtMs,
    operation.firstBadSampleAtMs ?? operation.startedAtMs,
  );
  const newest = there
    .flatMap(({ takenAtMs, ...snapshot }) =>
      takenAtMs !== undefined && takenAtMs >= beganAtMs - FAILED_BEFORE_MS
        ? [{ takenAtMs, snapshot }]
        : [],
    )
    .toSorted((a, b) => a.takenAtMs - b.takenAtMs)
    .at(-1);
  const copies = there.map(({ copyId }) => copyId);
  if (newest === undefined) return { copies, revision: null };
  await recordFacts(context, operation.epoch, { snapshot: newest.snapshot });
  return { copies, revision: await reviseReport(context) };
}

/** The old primary's region may be out of reach for hours, which is no failure of this region's. */
async function copyThere(context: TaskContext): Promise<readonly SavedSnapshot[]> {
  const { config, clock, logger } = context;
  const { peerRegion: region, peerClusterIdentifier: clusterIdentifier } = config;
  try {
    return await withTimeout(
      { clock, what: `looking for lost writes in ${region}`, timeoutMs: PEER_TIMEOUT_MS },
      (signal) =>
        copySnapshots(
          { rds: limitedTo(context, signal).peer.rds, region, clusterIdentifier },
          config.environmentSuffix,
        ),
    );
  } catch (error) {
    logger.warn('Lost writes could not be looked for', { region, detail: describeFailure(error) });
    return [];
  }
}
