import {
  type CloudWatchLogsClient,
  DeleteLogGroupCommand,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LogGroups } from '../engine/ports';
import { calling } from './errors';

/** CloudWatch Logs in one region, through the SDK. */
export function createLogGroups(client: CloudWatchLogsClient, region: string): LogGroups {
  return {
    namesWithPrefix: (prefix) =>
      calling({ action: 'logs:DescribeLogGroups', region }, async () => {
        const names: string[] = [];
        const pages = paginateDescribeLogGroups({ client }, { logGroupNamePrefix: prefix });
        for await (const page of pages) {
          names.push(...(page.logGroups ?? []).flatMap(({ logGroupName }) => logGroupName ?? []));
        }
        return names;
      }),
    delete: async (logGroupName) => {
      await calling({ action: 'logs:DeleteLogGroup', region }, async () => {
        try {
          await client.send(new DeleteLogGroupCommand({ logGroupName }));
        } catch (error) {
          if (!(error instanceof Error && error.name === 'ResourceNotFoundException')) {
            throw error;
          }
        }
      });
    },
  };
}
