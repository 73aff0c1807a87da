import type { StoredResource } from '../../../state';
import { type Place, removeResource, resourcesOfType } from '../../store';

/** Not a type of CloudFormation's: what RDS keeps beside its clusters, under a name in the same form. */
export const CLUSTER_SNAPSHOT = 'AWS::RDS::DBClusterSnapshot';

export function snapshotArn({ state, region }: Place, identifier: string): string {
  return `arn:aws:rds:${region}:${state.accountId}:cluster-snapshot:${identifier}`;
}

export function snapshotsOfCluster(place: Place, clusterIdentifier: string): StoredResource[] {
  return resourcesOfType(place, CLUSTER_SNAPSHOT).filter(
    ({ properties }) => properties.DBClusterIdentifier === clusterIdentifier,
  );
}

/**
 * Automated snapshots go with their cluster, manual ones stay until somebody deletes them:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html
 */
export function removeAutomatedSnapshots(place: Place, clusterIdentifier: string): void {
  for (const { physicalId, properties } of snapshotsOfCluster(place, clusterIdentifier)) {
    if (properties.SnapshotType === 'automated') {
      removeResource(place, CLUSTER_SNAPSHOT, physicalId);
    }
  }
}
