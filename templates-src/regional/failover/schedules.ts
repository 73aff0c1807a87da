import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import { allow, policy, trustService } from '../../cfn/policy';
import { aws } from '../../cfn/pseudo';
import * as iam from '../../cfn/resources/iam.gen';
import * as scheduler from '../../cfn/resources/scheduler.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import type { FailoverFunction } from './handles';

/** A run that comes later than the one after it is of no use. */
const MAXIMUM_EVENT_AGE_SECONDS = 60;

export interface ScheduleDependencies {
  readonly regionWatch: FailoverFunction;
  readonly failoverFunction: FailoverFunction;
}

/**
 * What runs every minute, from the first deploy on, in both regions: without the item that arms
 * a region its watcher watches and starts nothing.
 */
export function addSchedules(
  template: Template,
  context: RegionalContext,
  { regionWatch, failoverFunction }: ScheduleDependencies,
): HandleOf<scheduler.Schedule> {
  const role = addSchedulerRole(template, context, [regionWatch, failoverFunction]);
  const everyMinute = (
    id: string,
    properties: Pick<scheduler.ScheduleProperties, 'Name' | 'Description'>,
    target: Pick<scheduler.Schedule_Target, 'Arn' | 'Input'>,
  ) =>
    template.add(
      id,
      new scheduler.Schedule({
        ...properties,
        ScheduleExpression: 'rate(1 minute)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        State: 'ENABLED',
        // No key of our own: it would encrypt the input alone, which is the name of a task or nothing,
        // and be one more thing that watching needs. AWS's own key encrypts it in any case.
        // https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html
        Target: {
          ...target,
          RoleArn: role.att('Arn'),
          RetryPolicy: {
            MaximumEventAgeInSeconds: MAXIMUM_EVENT_AGE_SECONDS,
            MaximumRetryAttempts: 2,
          },
        },
      }),
    );
  // RDS events are best effort, and the snapshot of lost writes goes with the old cluster's
  // backups: somebody has to look without being told.
  everyMinute(
    'LostWritesSchedule',
    {
      Name: context.name('lostWritesSchedule'),
      Description: 'Copies what an old primary had not replicated, as soon as it is there',
    },
    {
      Arn: failoverFunction.aliasArn,
      Input: JSON.stringify({ task: 'copy-lost-writes-snapshot' }),
    },
  );
  return everyMinute(
    'RegionWatchSchedule',
    {
      Name: context.name('regionWatchSchedule'),
      Description: 'Watches the other region; each run lasts for most of its minute',
    },
    { Arn: regionWatch.aliasArn },
  );
}

function addSchedulerRole(
  template: Template,
  { name }: RegionalContext,
  functions: readonly FailoverFunction[],
): HandleOf<iam.Role> {
  return template.add(
    'FailoverSchedulerRole',
    new iam.Role({
      RoleName: name('schedulerRole'),
      Description: 'Runs region-watch and the rescue of lost writes every minute',
      // https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
      AssumeRolePolicyDocument: trustService('scheduler.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': aws.accountId },
        ArnLike: {
          'aws:SourceArn': sub`arn:${aws.partition}:scheduler:${aws.region}:${aws.accountId}:schedule-group/default`,
        },
      }),
      Policies: [
        {
          PolicyName: 'run-every-minute',
          PolicyDocument: policy(
            allow({
              Sid: 'Run',
              Action: 'lambda:InvokeFunction',
              Resource: functions.map(({ aliasArn }) => aliasArn),
            }),
          ),
        },
      ],
    }),
  );
}
