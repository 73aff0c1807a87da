import { arn } from '../arn';
import { invalidRequest } from '../failures';
import { generatedName } from '../generated-name';
import { text } from '../read';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { findResource } from '../store';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const MAX_NAME_LENGTH = 255;
const ALARM = 'AWS::CloudWatch::Alarm';
const COMPOSITE_ALARM = 'AWS::CloudWatch::CompositeAlarm';

const identifyAlarm: ResourceRules['identify'] = (context, properties) => {
  const name =
    text(properties, 'AlarmName') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
  return { physicalId: name, attributes: { Arn: arn(context, 'cloudwatch', `alarm:${name}`) } };
};

const alarm: ResourceRules = {
  // A guess.
  seconds: { create: 3 },
  identify: identifyAlarm,
};

const compositeAlarm: ResourceRules = {
  seconds: { create: 3 },
  require(context, properties) {
    const missing = alarmsIn(text(properties, 'AlarmRule') ?? '').filter(
      (name) =>
        !findResource(context, ALARM, name) && !findResource(context, COMPOSITE_ALARM, name),
    );
    if (missing.length > 0) {
      throw invalidRequest(
        `Could not save the composite alarm as alarms [${missing.join(', ')}] in the alarm rule do not exist`,
      );
    }
  },
  identify: identifyAlarm,
};

/** The alarms that a rule asks about, by name or ARN: `ALARM("a") AND NOT OK(b)`. */
function alarmsIn(rule: string): string[] {
  return [
    ...rule.matchAll(/\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*["']?([^"')]+?)["']?\s*\)/g),
  ].map((match) => (match[1] ?? '').replace(/^arn:aws:cloudwatch:[^:]*:\d+:alarm:/, ''));
}

/**
 * Dashboards have one name space for all regions of an account.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
 */
const dashboard: ResourceRules = {
  seconds: { create: 2 },
  problems(properties) {
    try {
      JSON.parse(text(properties, 'DashboardBody') ?? '');
      return [];
    } catch {
      return ['#/DashboardBody: The field DashboardBody must be a valid JSON object'];
    }
  },
};

export const cloudWatchRules: RulesByType = {
  [ALARM]: alarm,
  [COMPOSITE_ALARM]: compositeAlarm,
  'AWS::CloudWatch::Dashboard': dashboard,
};
