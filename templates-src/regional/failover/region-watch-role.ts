import type { HandleOf } from '../../cfn/handle';
import { allow, policy, trustService } from '../../cfn/policy';
import { aws } from '../../cfn/pseudo';
import * as iam from '../../cfn/resources/iam.gen';
import type * as logs from '../../cfn/resources/logs.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import { failoverArns } from './arns';
import {
  describeDatabase,
  publishMetrics,
  readMetrics,
  runFunction,
  scaleService,
  useKey,
} from './statements';

/** The watcher decides and starts; what takes over is the state machine, with a role of its own. */
export function addRegionWatchRole(
  template: Template,
  context: RegionalContext,
  logGroup: HandleOf<logs.LogGroup>,
): HandleOf<iam.Role> {
  const { parameters, name } = context;
  const arns = failoverArns(context);
  return template.add(
    'RegionWatchRole',
    new iam.Role({
      RoleName: name('regionWatchRole'),
      Description: 'region-watch: reads signals, keeps its state, starts a failover',
      AssumeRolePolicyDocument: trustService('lambda.amazonaws.com'),
      Policies: [
        {
          PolicyName: 'watch-the-other-region',
          PolicyDocument: policy(
            ...runFunction(logGroup),
            describeDatabase(['rds:DescribeGlobalClusters', 'rds:DescribeDBClusters']),
            readMetrics(),
            publishMetrics(),
            allow({
              Sid: 'KeepState',
              Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
              Resource: arns.stateTable,
            }),
            allow({
              Sid: 'Notify',
              Action: 'sns:Publish',
              Resource: parameters.NotificationTopicArn,
            }),
            useKey('UseKey', parameters.KeyArn, aws.region, ['dynamodb', 'sns']),
            allow({
              Sid: 'StartFailover',
              Action: 'states:StartExecution',
              Resource: arns.stateMachine('failoverMachine'),
            }),
            allow({
              // Whether the one that is recorded as running still does.
              Sid: 'SeeExecutions',
              Action: 'states:DescribeExecution',
              Resource: [arns.executions('failoverMachine'), arns.executions('switchoverMachine')],
            }),
            // Capacity is asked for at the first bad sample: tasks take longer than Aurora does.
            ...scaleService(arns, [aws.region]),
          ),
        },
      ],
    }),
  );
}
