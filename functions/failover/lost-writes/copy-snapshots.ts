import { CopyDBClusterSnapshotCommand, type DBClusterSnapshot } from '@aws-sdk/client-rds';
import { awsCall } from '../aws-call';
import type { SnapshotFact } from '../report/facts';
import { findSnapshots, type SnapshotSource } from './find-snapshots';
import { copyIdOf, UNPLANNED_FAILOVER_PREFIX } from './snapshot-names';

/** A lost-writes snapshot with its copy, and when Aurora took it. */
export interface SavedSnapshot extends SnapshotFact {
  readonly takenAtMs: number | undefined;
}

/**
 * Copies each lost-writes snapshot of a region to a manual one that has none yet. Without a key
 * in the request a copy in the same region keeps the source's.
 *
 * @returns those that have a copy now, finished or not
 */
export async function copySnapshots(
  source: SnapshotSource,
  environmentSuffix: string,
): Promise<readonly SavedSnapshot[]> {
  const snapshots = await awsCall(`rds:DescribeDBClusterSnapshots in ${source.region}`, () =>
    findSnapshots(source),
  );
  const lostWrites = snapshots.filter(({ DBClusterSnapshotIdentifier: id }) =>
    id?.startsWith(UNPLANNED_FAILOVER_PREFIX),
  );
  const saved: SavedSnapshot[] = [];
  for (const snapshot of lostWrites) {
    const copyStatus = await copyOf(source, snapshot, { snapshots, environmentSuffix });
    const sourceId = snapshot.DBClusterSnapshotIdentifier;
    if (copyStatus === undefined || sourceId === undefined) continue;
    saved.push({
      region: source.region,
      sourceId,
      copyId: copyIdOf(sourceId),
      copyStatus,
      takenAtMs: snapshot.SnapshotCreateTime?.getTime(),
    });
  }
  return saved;
}

/** @returns the copy's status; undefined while Aurora hasn't finished the source */
async function copyOf(
  source: SnapshotSource,
  { DBClusterSnapshotIdentifier: sourceId = '', Status: status }: DBClusterSnapshot,
  {
    snapshots,
    environmentSuffix,
  }: {
    readonly snapshots: readonly DBClusterSnapshot[];
    readonly environmentSuffix: string;
  },
): Promise<string | undefined> {
  const copyId = copyIdOf(sourceId);
  const copy = snapshots.find(({ DBClusterSnapshotIdentifier: id }) => id === copyId);
  if (copy !== undefined) return copy.Status ?? 'unknown';
  if (status !== 'available') return undefined;
  return awsCall(`rds:CopyDBClusterSnapshot in ${source.region}`, () =>
    startCopy(source, { sourceId, copyId, environmentSuffix }),
  );
}

async function startCopy(
  { rds }: SnapshotSource,
  names: { readonly sourceId: string; readonly copyId: string; readonly environmentSuffix: string },
): Promise<string | undefined> {
  try {
    const { DBClusterSnapshot: copy } = await rds.send(
      new CopyDBClusterSnapshotCommand({
        SourceDBClusterSnapshotIdentifier: names.sourceId,
        TargetDBClusterSnapshotIdentifier: names.copyId,
        Tags: [{ Key: 'EnvironmentSuffix', Value: names.environmentSuffix }],
      }),
    );
    // In the same region it may be there at once: the example of
    // https://docs.aws.amazon.com/cli/latest/reference/rds/copy-db-cluster-snapshot.html
    return copy?.Status ?? 'copying';
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    switch (error.name) {
      // The other region's function, or an earlier delivery, was first.
      case 'DBClusterSnapshotAlreadyExistsFault':
        return 'copying';
      // Not available after all; the schedule comes by again.
      case 'InvalidDBClusterSnapshotStateFault':
        return undefined;
      default:
        throw error;
    }
  }
}
