import {
  DeleteDBClusterSnapshotCommand,
  paginateDescribeDBClusterSnapshots,
  type RDSClient,
} from '@aws-sdk/client-rds';
import type { ClusterSnapshot, ClusterSnapshots } from '../../engine/destroy/ports';
import type { Call } from '../errors';
import { unlessMissing } from './unless-missing';

/** Manual cluster snapshots of one region, through the SDK. */
export function createClusterSnapshots(client: RDSClient, call: Call): ClusterSnapshots {
  return {
    manual: (clusterIdentifier) =>
      call('rds:DescribeDBClusterSnapshots', () => manual(client, clusterIdentifier)),
    delete: async (DBClusterSnapshotIdentifier) => {
      await call('rds:DeleteDBClusterSnapshot', () =>
        unlessMissing('DBClusterSnapshotNotFoundFault', () =>
          client.send(new DeleteDBClusterSnapshotCommand({ DBClusterSnapshotIdentifier })),
        ),
      );
    },
  };
}

/**
 * Asked for all manual ones of the region, because a cluster that the request names must exist:
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBClusterSnapshots.html
 */
async function manual(client: RDSClient, clusterIdentifier: string): Promise<ClusterSnapshot[]> {
  const found: ClusterSnapshot[] = [];
  const pages = paginateDescribeDBClusterSnapshots({ client }, { SnapshotType: 'manual' });
  for await (const page of pages) {
    for (const snapshot of page.DBClusterSnapshots ?? []) {
      const { DBClusterSnapshotIdentifier: identifier, DBClusterIdentifier } = snapshot;
      if (identifier !== undefined && DBClusterIdentifier === clusterIdentifier) {
        found.push({ identifier, takenAtMs: snapshot.SnapshotCreateTime?.getTime() });
      }
    }
  }
  return found;
}
