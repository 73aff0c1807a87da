import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import { allow, policy } from '../../cfn/policy';
import { aws } from '../../cfn/pseudo';
import * as iam from '../../cfn/resources/iam.gen';
import type * as logs from '../../cfn/resources/logs.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import type { Database } from '../database/handles';
import { trustTasks } from './task-trust';

export interface ExecutionRoleDependencies {
  readonly database: Database;
  readonly logGroup: HandleOf<logs.LogGroup>;
}

/**
 * What ECS may do to start a task: this image, this log group, this secret. AWS's managed
 * policy would allow every repository and every log group of the account.
 */
export function addExecutionRole(
  template: Template,
  { parameters, name }: RegionalContext,
  { database, logGroup }: ExecutionRoleDependencies,
): HandleOf<iam.Role> {
  return template.add(
    'TaskExecutionRole',
    new iam.Role({
      RoleName: name('taskExecutionRole'),
      Description: 'ECS: starts payment-service tasks',
      AssumeRolePolicyDocument: trustTasks(),
      Policies: [
        {
          PolicyName: 'start-tasks',
          PolicyDocument: policy(
            allow({
              Sid: 'PullImage',
              Action: [
                'ecr:BatchCheckLayerAvailability',
                'ecr:BatchGetImage',
                'ecr:GetDownloadUrlForLayer',
              ],
              Resource: sub`arn:${aws.partition}:ecr:${aws.region}:${aws.accountId}:repository/${name('repository')}`,
            }),
            allow({
              // Knows no resource:
              // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
              Sid: 'LogInToRegistry',
              Action: 'ecr:GetAuthorizationToken',
              Resource: '*',
            }),
            allow({
              Sid: 'WriteLog',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              // The attribute ends in `:*`, which stands for the group's streams.
              Resource: logGroup.att('Arn'),
            }),
            allow({
              Sid: 'ReadDatabaseCredentials',
              Action: 'secretsmanager:GetSecretValue',
              Resource: database.secretArn,
            }),
            allow({
              Sid: 'DecryptDatabaseCredentials',
              Action: 'kms:Decrypt',
              Resource: parameters.KeyArn,
              Condition: {
                StringEquals: {
                  'kms:ViaService': sub`secretsmanager.${aws.region}.${aws.urlSuffix}`,
                },
              },
            }),
          ),
        },
      ],
    }),
  );
}
