import { DescribeGlobalClustersCommand, type RDSClient } from '@aws-sdk/client-rds';
import type { GlobalDatabases } from '../engine/ports';
import type { Call } from './errors';

/** Aurora global databases as seen from one region, through the SDK. */
export function createGlobalDatabases(client: RDSClient, call: Call): GlobalDatabases {
  return {
    writerRegion: (GlobalClusterIdentifier) =>
      call('rds:DescribeGlobalClusters', async () => {
        try {
          const { GlobalClusters } = await client.send(
            new DescribeGlobalClustersCommand({ GlobalClusterIdentifier }),
          );
          const members = GlobalClusters?.[0]?.GlobalClusterMembers ?? [];
          const writer = members.find(({ IsWriter }) => IsWriter);
          return writer?.DBClusterArn && regionOfArn(writer.DBClusterArn);
        } catch (error) {
          if (error instanceof Error && error.name === 'GlobalClusterNotFoundFault') {
            return undefined;
          }
          throw error;
        }
      }),
  };
}

/** `arn:partition:service:region:account:resource` */
function regionOfArn(arn: string): string | undefined {
  return arn.split(':')[3];
}
