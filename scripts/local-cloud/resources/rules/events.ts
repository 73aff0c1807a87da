import { arn } from '../arn';
import { alreadyExists, invalidRequest, notFound } from '../failures';
import { generatedName } from '../generated-name';
import { record, text } from '../read';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { findResource } from '../store';
import { requireRole } from './iam';

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html; schedules have the same limit. */
const MAX_NAME_LENGTH = 64;
const DEFAULT_BUS = 'default';
const DEFAULT_GROUP = 'default';

const rule: ResourceRules = {
  // Rules take up to a minute to act; the handler waits for less. A guess.
  seconds: { create: 60, update: 5, delete: 5 },
  problems: (properties) =>
    properties.EventPattern === undefined && properties.ScheduleExpression === undefined
      ? ['#: Parameter(s) EventPattern or ScheduleExpression must be specified.']
      : [],
  identify(context, properties) {
    const name = text(properties, 'Name') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
    const bus = text(properties, 'EventBusName')?.split('/').at(-1) ?? DEFAULT_BUS;
    const path = bus === DEFAULT_BUS ? name : `${bus}/${name}`;
    const ref = bus === DEFAULT_BUS ? name : `${bus}|${name}`;
    return {
      physicalId: ref,
      attributes: { Arn: arn(context, 'events', `rule/${path}`), RuleName: name },
    };
  },
};

const scheduleGroup: ResourceRules = {
  seconds: { create: 5, delete: 5 },
  identify(context, properties) {
    const name = text(properties, 'Name') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
    const now = new Date(context.nowMs).toISOString();
    return {
      physicalId: name,
      attributes: {
        Arn: arn(context, 'scheduler', `schedule-group/${name}`),
        CreationDate: now,
        LastModificationDate: now,
        State: 'ACTIVE',
      },
    };
  },
};

const schedule: ResourceRules = {
  seconds: { create: 3 },
  require(context, properties, existing) {
    const group = text(properties, 'GroupName') ?? DEFAULT_GROUP;
    if (group !== DEFAULT_GROUP && !findResource(context, 'AWS::Scheduler::ScheduleGroup', group)) {
      throw notFound(`Schedule group ${group} does not exist.`);
    }
    const name = text(properties, 'Name');
    if (existing === undefined && name && findResource(context, 'AWS::Scheduler::Schedule', name)) {
      throw alreadyExists(`Schedule ${name} already exists.`);
    }
    const target = record(properties, 'Target');
    if (!/^(rate|cron|at)\(.+\)$/.test(text(properties, 'ScheduleExpression') ?? '')) {
      throw invalidRequest(
        `Invalid Schedule Expression ${text(properties, 'ScheduleExpression')}.`,
      );
    }
    requireRole(
      context,
      text(target, 'RoleArn'),
      'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
    );
  },
  identify(context, properties) {
    const name = text(properties, 'Name') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
    const group = text(properties, 'GroupName') ?? DEFAULT_GROUP;
    return {
      physicalId: name,
      attributes: { Arn: arn(context, 'scheduler', `schedule/${group}/${name}`) },
    };
  },
};

export const eventRules: RulesByType = {
  'AWS::Events::Rule': rule,
  'AWS::Scheduler::ScheduleGroup': scheduleGroup,
  'AWS::Scheduler::Schedule': schedule,
};
