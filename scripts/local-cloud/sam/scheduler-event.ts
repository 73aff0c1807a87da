import { deliveryOf, type SamEvent } from './events';
import { assumeRolePolicy } from './execution-role';
import { SamResourceError } from './sam-error';
import {
  attributesForGenerated,
  defined,
  type Expansion,
  getAtt,
  type TemplateResource,
} from './template';

export interface ScheduleTarget {
  readonly arn: unknown;
  readonly action: 'lambda:InvokeFunction' | 'states:StartExecution';
}

/** `ScheduleV2`: an EventBridge Scheduler schedule, and a role for it where none is given. */
export function schedulerEvent(
  owner: string,
  resource: TemplateResource,
  event: SamEvent,
  target: ScheduleTarget,
): Expansion {
  const { properties, logicalId } = event;
  if (properties.OmitName === true && properties.Name !== undefined) {
    throw new SamResourceError(owner, 'Name cannot be set when OmitName is True');
  }
  const roleId = `${logicalId}Role`;
  const attributes = attributesForGenerated(resource);
  const schedule: Expansion = {
    [logicalId]: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: defined({
        ScheduleExpression: properties.ScheduleExpression,
        State: properties.State,
        Name: properties.OmitName === true ? undefined : (properties.Name ?? logicalId),
        Description: properties.Description,
        FlexibleTimeWindow: properties.FlexibleTimeWindow ?? { Mode: 'OFF' },
        StartDate: properties.StartDate,
        EndDate: properties.EndDate,
        ScheduleExpressionTimezone: properties.ScheduleExpressionTimezone,
        GroupName: properties.GroupName,
        KmsKeyArn: properties.KmsKeyArn,
        Target: defined({
          Arn: target.arn,
          RoleArn: properties.RoleArn ?? getAtt(roleId, 'Arn'),
          ...deliveryOf(event),
        }),
      }),
      ...attributes,
    },
  };
  if (properties.RoleArn !== undefined) {
    return schedule;
  }
  const queueArn = deliveryOf(event).DeadLetterConfig;
  return {
    ...schedule,
    [roleId]: {
      Type: 'AWS::IAM::Role',
      Properties: defined({
        AssumeRolePolicyDocument: assumeRolePolicy('scheduler.amazonaws.com'),
        Policies: [
          policy(`${logicalId}${POLICY_SUFFIX[target.action]}`, target.action, target.arn),
          ...(isArnHolder(queueArn)
            ? [policy(`${logicalId}SQSPolicy`, 'sqs:SendMessage', queueArn.Arn)]
            : []),
        ],
        PermissionsBoundary: properties.PermissionsBoundary,
      }),
      ...attributes,
    },
  };
}

const POLICY_SUFFIX = {
  'lambda:InvokeFunction': 'LambdaPolicy',
  'states:StartExecution': 'StartExecutionPolicy',
} as const;

function policy(name: string, action: string, resource: unknown): unknown {
  return {
    PolicyName: name,
    PolicyDocument: { Statement: [{ Action: action, Effect: 'Allow', Resource: resource }] },
  };
}

function isArnHolder(value: unknown): value is { readonly Arn: unknown } {
  return typeof value === 'object' && value !== null && 'Arn' in value;
}
