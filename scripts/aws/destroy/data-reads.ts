import { type CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DescribeDBClustersCommand, DescribeGlobalClustersCommand } from '@aws-sdk/client-rds';
import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { DataReads } from '../../engine/destroy/ports';
import type { Clients } from '../clients';
import type { Call } from '../errors';
import { unlessMissing } from './unless-missing';

type DataClients = Pick<Clients, 'dynamodb' | 'rds' | 's3'> & {
  readonly cloudwatch: () => CloudWatchClient;
};

/** How much there is of what a destroy deletes, through the SDK. */
export function createDataReads(
  { dynamodb, rds, s3, cloudwatch }: DataClients,
  call: Call,
): DataReads {
  return {
    cluster: (DBClusterIdentifier) =>
      call('rds:DescribeDBClusters', () =>
        unlessMissing('DBClusterNotFoundFault', async () => {
          const { DBClusters } = await rds.send(
            new DescribeDBClustersCommand({ DBClusterIdentifier }),
          );
          const [cluster] = DBClusters ?? [];
          return (
            cluster && {
              engine: cluster.Engine ?? 'unknown engine',
              engineVersion: cluster.EngineVersion ?? '',
              isDeletionProtected: cluster.DeletionProtection ?? false,
            }
          );
        }),
      ),
    volumeBytes: (clusterIdentifier, nowMs) =>
      call('cloudwatch:GetMetricData', () => volumeBytes(cloudwatch(), clusterIdentifier, nowMs)),
    globalCluster: (GlobalClusterIdentifier) =>
      call('rds:DescribeGlobalClusters', () =>
        unlessMissing('GlobalClusterNotFoundFault', async () => {
          const { GlobalClusters } = await rds.send(
            new DescribeGlobalClustersCommand({ GlobalClusterIdentifier }),
          );
          const [cluster] = GlobalClusters ?? [];
          return cluster && { isDeletionProtected: cluster.DeletionProtection ?? false };
        }),
      ),
    table: (TableName) =>
      call('dynamodb:DescribeTable', () =>
        unlessMissing('ResourceNotFoundException', async () => {
          const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
          return (
            Table && {
              items: Table.ItemCount ?? 0,
              isDeletionProtected: Table.DeletionProtectionEnabled ?? false,
            }
          );
        }),
      ),
    bucket: (Bucket) =>
      call('s3:ListBucketVersions', () =>
        unlessMissing('NoSuchBucket', async () => {
          const page = await s3.send(new ListObjectVersionsCommand({ Bucket }));
          const versions = page.Versions ?? [];
          return {
            versions: versions.length + (page.DeleteMarkers ?? []).length,
            bytes: versions.reduce((sum, { Size = 0 }) => sum + Size, 0),
            isMore: page.IsTruncated ?? false,
          };
        }),
      ),
  };
}

const HOUR_MS = 60 * 60 * 1000;

/** How far back a value may lie; the metric comes every few minutes while the cluster runs. */
const LOOK_BACK_MS = 24 * HOUR_MS;

/**
 * `VolumeBytesUsed`, "The amount of storage used by your Aurora DB cluster"; `AllocatedStorage` is
 * always 1 for Aurora.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html
 */
async function volumeBytes(
  client: CloudWatchClient,
  clusterIdentifier: string,
  nowMs: number,
): Promise<number | undefined> {
  const { MetricDataResults } = await client.send(
    new GetMetricDataCommand({
      StartTime: new Date(nowMs - LOOK_BACK_MS),
      EndTime: new Date(nowMs),
      ScanBy: 'TimestampDescending',
      MetricDataQueries: [
        {
          Id: 'volume',
          MetricStat: {
            Metric: {
              Namespace: 'AWS/RDS',
              MetricName: 'VolumeBytesUsed',
              Dimensions: [{ Name: 'DBClusterIdentifier', Value: clusterIdentifier }],
            },
            Period: HOUR_MS / 1000,
            Stat: 'Maximum',
          },
        },
      ],
    }),
  );
  return MetricDataResults?.[0]?.Values?.[0];
}
