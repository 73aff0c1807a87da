import type { HandleOf } from '../../cfn/handle';
import { allow, type PolicyStatement, policy, trustService } from '../../cfn/policy';
import { aws } from '../../cfn/pseudo';
import * as iam from '../../cfn/resources/iam.gen';
import type { Template } from '../../cfn/template';
import type { Value } from '../../cfn/value';
import type { RegionalContext } from '../context';
import { type FailoverArns, failoverArns } from './arns';
import { describeDatabase, scaleService, useKey } from './statements';

export interface MachineRoleDependencies {
  /** This region's member of the global database. */
  readonly clusterArn: Value<string>;
  readonly failoverFunctionArn: Value<string>;
}

/** May promote this region's cluster, and nothing in the other region. */
export function addFailoverMachineRole(
  template: Template,
  context: RegionalContext,
  dependencies: MachineRoleDependencies,
): HandleOf<iam.Role> {
  return addMachineRole(template, context, dependencies, {
    id: 'FailoverMachineRole',
    machine: 'failoverMachine',
    role: 'failoverMachineRole',
    description: 'failover: promotes the database here and raises the capacity',
    action: 'rds:FailoverGlobalCluster',
  });
}

/** May hand the database over, where no write is lost: not `FailoverGlobalCluster`. */
export function addSwitchoverMachineRole(
  template: Template,
  context: RegionalContext,
  dependencies: MachineRoleDependencies,
): HandleOf<iam.Role> {
  return addMachineRole(template, context, dependencies, {
    id: 'SwitchoverMachineRole',
    machine: 'switchoverMachine',
    role: 'switchoverMachineRole',
    description: 'switchover: hands the database over to the other region',
    action: 'rds:SwitchoverGlobalCluster',
  });
}

interface MachineRole {
  readonly id: string;
  readonly machine: 'failoverMachine' | 'switchoverMachine';
  readonly role: 'failoverMachineRole' | 'switchoverMachineRole';
  readonly description: string;
  readonly action: 'rds:FailoverGlobalCluster' | 'rds:SwitchoverGlobalCluster';
}

function addMachineRole(
  template: Template,
  context: RegionalContext,
  { clusterArn, failoverFunctionArn }: MachineRoleDependencies,
  { id, machine, role, description, action }: MachineRole,
): HandleOf<iam.Role> {
  const { parameters, name } = context;
  const arns = failoverArns(context);
  return template.add(
    id,
    new iam.Role({
      RoleName: name(role),
      Description: description,
      AssumeRolePolicyDocument: trustService('states.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': aws.accountId },
        ArnLike: { 'aws:SourceArn': arns.stateMachine(machine) },
      }),
      Policies: [
        {
          PolicyName: 'carry-out-steps',
          PolicyDocument: policy(
            describeDatabase(['rds:DescribeGlobalClusters']),
            moveWriter(action, arns, clusterArn),
            allow({
              Sid: 'KeepState',
              Action: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
              Resource: arns.stateTable,
            }),
            allow({
              Sid: 'CarryOutSteps',
              Action: 'lambda:InvokeFunction',
              Resource: failoverFunctionArn,
            }),
            allow({
              Sid: 'Notify',
              Action: 'sns:Publish',
              Resource: parameters.NotificationTopicArn,
            }),
            useKey('UseKey', parameters.KeyArn, aws.region, ['dynamodb', 'sns']),
            ...scaleService(arns, [aws.region]),
            ...observe(),
          ),
        },
      ],
    }),
  );
}

/**
 * All three are asked for, whichever cluster is the target:
 * https://docs.aws.amazon.com/r53recovery/latest/dg/security_iam_region_switch_aurora.html
 */
function moveWriter(
  action: MachineRole['action'],
  arns: FailoverArns,
  clusterArn: Value<string>,
): PolicyStatement {
  return allow({
    Sid: 'MoveWriter',
    Action: action,
    Resource: [arns.globalCluster, clusterArn, arns.peerCluster],
  });
}

/** Neither knows a resource; both pages give `*`. */
function observe(): PolicyStatement[] {
  return [
    allow({
      // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
      Sid: 'DeliverLog',
      Action: [
        'logs:CreateLogDelivery',
        'logs:GetLogDelivery',
        'logs:UpdateLogDelivery',
        'logs:DeleteLogDelivery',
        'logs:ListLogDeliveries',
        'logs:PutResourcePolicy',
        'logs:DescribeResourcePolicies',
        'logs:DescribeLogGroups',
      ],
      Resource: '*',
    }),
    allow({
      // https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html
      Sid: 'Trace',
      Action: [
        'xray:PutTraceSegments',
        'xray:PutTelemetryRecords',
        'xray:GetSamplingRules',
        'xray:GetSamplingTargets',
      ],
      Resource: '*',
    }),
  ];
}
