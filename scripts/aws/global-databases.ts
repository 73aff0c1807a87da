import {
  DescribeGlobalClustersCommand,
  type GlobalClusterMember,
  type RDSClient,
} from '@aws-sdk/client-rds';
import type { GlobalDatabaseMember, GlobalDatabases } from '../engine/ports';
import type { Call } from './errors';

/** Aurora global databases as seen from one region, through the SDK. */
export function createGlobalDatabases(client: RDSClient, call: Call): GlobalDatabases {
  const members: GlobalDatabases['members'] = (GlobalClusterIdentifier) =>
    call('rds:DescribeGlobalClusters', async () => {
      try {
        const { GlobalClusters } = await client.send(
          new DescribeGlobalClustersCommand({ GlobalClusterIdentifier }),
        );
        return (GlobalClusters?.[0]?.GlobalClusterMembers ?? []).flatMap(toMember);
      } catch (error) {
        if (error instanceof Error && error.name === 'GlobalClusterNotFoundFault') {
          return [];
        }
        throw error;
      }
    });
  return {
    members,
    writerRegion: async (identifier) =>
      (await members(identifier)).find(({ isWriter }) => isWriter)?.region,
  };
}

function toMember({ DBClusterArn, IsWriter }: GlobalClusterMember): GlobalDatabaseMember[] {
  const region = DBClusterArn && regionOfArn(DBClusterArn);
  return region ? [{ region, isWriter: IsWriter ?? false }] : [];
}

/** `arn:partition:service:region:account:resource` */
function regionOfArn(arn: string): string | undefined {
  return arn.split(':')[3];
}
