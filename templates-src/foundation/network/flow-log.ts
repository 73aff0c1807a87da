import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import { allow, policy, trustService } from '../../cfn/policy';
import { aws } from '../../cfn/pseudo';
import * as ec2 from '../../cfn/resources/ec2.gen';
import * as iam from '../../cfn/resources/iam.gen';
import type * as kms from '../../cfn/resources/kms.gen';
import * as logs from '../../cfn/resources/logs.gen';
import type { Template } from '../../cfn/template';
import { namesIn } from '../../naming';
import type { FoundationParameters } from '../parameters';
import { AUDIT_LOG_DAYS } from '../storage/bucket';

/** The default is ten minutes: most of the time in which a failover has to be understood. */
const AGGREGATION_SECONDS = 60;

/** Who talked to whom, refused or not. */
export function addFlowLog(
  template: Template,
  parameters: FoundationParameters,
  vpc: HandleOf<ec2.VPC>,
  key: HandleOf<kms.Key>,
): void {
  const name = namesIn(parameters);
  const group = template.add(
    'FlowLogGroup',
    new logs.LogGroup({
      LogGroupName: name('flowLogGroup'),
      RetentionInDays: AUDIT_LOG_DAYS,
      KmsKeyId: key.att('Arn'),
    }),
  );
  const role = template.add(
    'FlowLogRole',
    new iam.Role({
      RoleName: name('flowLogRole'),
      Description: 'VPC flow logs write to their log group',
      AssumeRolePolicyDocument: trustService('vpc-flow-logs.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': aws.accountId },
        ArnLike: {
          'aws:SourceArn': sub`arn:${aws.partition}:ec2:${aws.region}:${aws.accountId}:vpc-flow-log/*`,
        },
      }),
      Policies: [
        {
          PolicyName: 'write-flow-log',
          PolicyDocument: policy(
            // AWS's own policy adds logs:CreateLogGroup. Without it a delivery that is late
            // can't bring a deleted group back, unencrypted and forever.
            // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
            allow({
              Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
              Resource: group.att('Arn'),
            }),
            allow({
              Action: 'logs:DescribeLogGroups',
              Resource: sub`arn:${aws.partition}:logs:${aws.region}:${aws.accountId}:log-group:*`,
            }),
          ),
        },
      ],
    }),
  );
  template.add(
    'FlowLog',
    new ec2.FlowLog({
      ResourceType: 'VPC',
      ResourceId: vpc.ref,
      TrafficType: 'ALL',
      LogDestinationType: 'cloud-watch-logs',
      LogGroupName: group.ref,
      DeliverLogsPermissionArn: role.att('Arn'),
      MaxAggregationInterval: AGGREGATION_SECONDS,
      Tags: [{ Key: 'Name', Value: name('flowLog') }],
    }),
  );
}
