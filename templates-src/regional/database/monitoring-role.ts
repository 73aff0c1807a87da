import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import { allow, policy, trustService } from '../../cfn/policy';
import { aws } from '../../cfn/pseudo';
import * as iam from '../../cfn/resources/iam.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';

/**
 * Lets RDS write Enhanced Monitoring to CloudWatch Logs, for these two instances
 * only: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Monitoring.OS.Enabling.html
 */
export function addMonitoringRole(
  template: Template,
  { name }: RegionalContext,
): HandleOf<iam.Role> {
  // The one group RDS writes to, shared by every instance of the account in the region; `:*`
  // stands for the group and its streams:
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
  const logGroup = sub`arn:${aws.partition}:logs:${aws.region}:${aws.accountId}:log-group:RDSOSMetrics:*`;
  const instances = (['databaseInstance1', 'databaseInstance2'] as const).map(
    (key) => sub`arn:${aws.partition}:rds:${aws.region}:${aws.accountId}:db:${name(key)}`,
  );
  return template.add(
    'DatabaseMonitoringRole',
    new iam.Role({
      RoleName: name('databaseMonitoringRole'),
      Description: 'Enhanced Monitoring of the payments database',
      AssumeRolePolicyDocument: trustService('monitoring.rds.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': aws.accountId, 'aws:SourceArn': instances },
      }),
      Policies: [
        {
          PolicyName: 'write-os-metrics',
          PolicyDocument: policy(
            allow({
              Sid: 'WriteLog',
              Action: [
                'logs:CreateLogGroup',
                'logs:CreateLogStream',
                'logs:DescribeLogStreams',
                'logs:GetLogEvents',
                'logs:PutLogEvents',
                'logs:PutRetentionPolicy',
              ],
              Resource: logGroup,
            }),
          ),
        },
      ],
    }),
  );
}
