import {
  CopyDBClusterSnapshotCommand,
  DeleteDBClusterSnapshotCommand,
  DescribeDBClusterSnapshotsCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { addUnplannedSnapshot } from '../../../../scripts/local-cloud/services/rds/cluster-snapshots';
import { TestServices } from './test-services';

const TAGS = [{ Key: 'EnvironmentSuffix', Value: 'demo' }];

/** A cluster with the snapshot that a failover left, and a manual copy of it. */
async function withSnapshots() {
  const services = new TestServices();
  const { region } = services;
  const cluster = region.create('AWS::RDS::DBCluster', {
    DBClusterIdentifier: 'aurora',
    Engine: 'aurora-postgresql',
    MasterUsername: 'admin',
    MasterUserPassword: 'long-enough',
  });
  const { state, nowMs } = region.context();
  const blobs = { put: () => '', get: () => new Uint8Array() };
  addUnplannedSnapshot({ state, region: region.name, nowMs, blobs }, 'aurora');
  const rds = services.client(RDSClient);
  const list = async () => {
    const { DBClusterSnapshots } = await rds.send(new DescribeDBClusterSnapshotsCommand({}));
    return (DBClusterSnapshots ?? []).map(({ DBClusterSnapshotIdentifier: id = '' }) => id);
  };
  const [automated = ''] = await list();
  await rds.send(
    new CopyDBClusterSnapshotCommand({
      SourceDBClusterSnapshotIdentifier: automated,
      TargetDBClusterSnapshotIdentifier: 'copy',
      Tags: TAGS,
    }),
  );
  return { services, rds, list, automated, deleteCluster: () => region.delete(cluster) };
}

it('automated ones go with their cluster, manual ones stay and are found by their tags', async () => {
  const { services, list, automated, deleteCluster } = await withSnapshots();
  const before = await list();

  deleteCluster();

  const tagging = services.client(ResourceGroupsTaggingAPIClient);
  const { ResourceTagMappingList } = await tagging.send(
    new GetResourcesCommand({ TagFilters: [{ Key: 'EnvironmentSuffix', Values: ['demo'] }] }),
  );
  expect(before).toEqual([automated, 'copy']);
  expect(await list()).toEqual(['copy']);
  expect(ResourceTagMappingList).toEqual([
    { ResourceARN: 'arn:aws:rds:us-east-1:111122223333:cluster-snapshot:copy', Tags: TAGS },
  ]);
});

it('manual ones can be deleted, automated ones not', async () => {
  const { rds, list, automated } = await withSnapshots();
  const remove = (DBClusterSnapshotIdentifier: string) =>
    rds.send(new DeleteDBClusterSnapshotCommand({ DBClusterSnapshotIdentifier }));

  await remove('copy');

  await expect(remove(automated)).rejects.toThrow('Only manual snapshots may be deleted.');
  await expect(remove('copy')).rejects.toThrow('DBClusterSnapshot copy not found.');
  expect(await list()).toEqual([automated]);
});
