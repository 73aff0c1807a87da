import type {
  DeleteLogGroupCommandInput,
  DescribeLogGroupsCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import { number, text } from '../../resources/read';
import { findResource, removeResource, resourcesOfType } from '../../resources/store';
import { AwsError, type Service, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { pageOf } from '../paging';
import { getLogEvents } from './streams';

const LOG_GROUP = 'AWS::Logs::LogGroup';
/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html */
const PAGE_SIZE = 50;

function describeLogGroups(
  context: ServiceContext,
  input: DescribeLogGroupsCommandInput,
): Record<string, unknown> {
  const prefix = input.logGroupNamePrefix ?? '';
  const groups = resourcesOfType(context, LOG_GROUP)
    .filter((group) => group.physicalId.startsWith(prefix))
    .sort((one, other) => (one.physicalId < other.physicalId ? -1 : 1));
  const page = pageOf(groups, input.nextToken, Math.min(input.limit ?? PAGE_SIZE, PAGE_SIZE));
  return {
    logGroups: page.items.map(describe),
    ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
  };
}

function deleteLogGroup(
  context: ServiceContext,
  input: DeleteLogGroupCommandInput,
): Record<string, unknown> {
  const name = input.logGroupName ?? '';
  if (findResource(context, LOG_GROUP, name) === undefined) {
    throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
  }
  removeResource(context, LOG_GROUP, name);
  return {};
}

function describe(group: StoredResource): Record<string, unknown> {
  const arn = String(group.attributes.Arn);
  return {
    logGroupName: group.physicalId,
    arn,
    logGroupArn: arn.replace(/:\*$/, ''),
    creationTime: group.createdAtMs,
    retentionInDays: number(group.properties, 'RetentionInDays'),
    kmsKeyId: text(group.properties, 'KmsKeyId'),
    storedBytes: 0,
  };
}

export const cloudWatchLogs: Service = {
  DescribeLogGroups: describeLogGroups,
  DeleteLogGroup: deleteLogGroup,
  GetLogEvents: getLogEvents,
};
