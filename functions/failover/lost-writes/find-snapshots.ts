import {
  type DBClusterSnapshot,
  DescribeDBClusterSnapshotsCommand,
  type RDSClient,
} from '@aws-sdk/client-rds';

/** One region's snapshots of its own cluster. */
export interface SnapshotSource {
  readonly rds: Pick<RDSClient, 'send'>;
  readonly region: string;
  readonly clusterIdentifier: string;
}

/** Every snapshot of the cluster, system and manual ones. */
export async function findSnapshots({
  rds,
  clusterIdentifier,
}: SnapshotSource): Promise<readonly DBClusterSnapshot[]> {
  const found: DBClusterSnapshot[] = [];
  let marker: string | undefined;
  do {
    const page = await rds.send(
      new DescribeDBClusterSnapshotsCommand({
        DBClusterIdentifier: clusterIdentifier,
        Marker: marker,
      }),
    );
    found.push(...(page.DBClusterSnapshots ?? []));
    marker = page.Marker;
  } while (marker !== undefined && marker !== '');
  return found;
}
