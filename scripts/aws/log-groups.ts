import {
  type CloudWatchLogsClient,
  DeleteLogGroupCommand,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LogGroups } from '../engine/ports';
import type { Call } from './errors';

/** CloudWatch Logs in one region, through the SDK. */
export function createLogGroups(client: CloudWatchLogsClient, call: Call): LogGroups {
  return {
    namesWithPrefix: (prefix) =>
      call('logs:DescribeLogGroups', async () => {
        const names: string[] = [];
        const pages = paginateDescribeLogGroups({ client }, { logGroupNamePrefix: prefix });
        for await (const page of pages) {
          names.push(...(page.logGroups ?? []).flatMap(({ logGroupName }) => logGroupName ?? []));
        }
        return names;
      }),
    delete: async (logGroupName) => {
      await call('logs:DeleteLogGroup', async () => {
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
