import { arn } from '../arn';
import { notFound } from '../failures';
import { generatedName } from '../generated-name';
import { text } from '../read';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { findResource, type Place, putResource } from '../store';
import { requireKey } from './kms';

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
const MAX_NAME_LENGTH = 512;

const logGroup: ResourceRules = {
  // A guess.
  seconds: { create: 4, delete: 2 },
  require(context, properties) {
    const name = text(properties, 'LogGroupName') ?? '';
    requireKey(
      context,
      text(properties, 'KmsKeyId'),
      `The specified KMS key does not exist or is not allowed to be used with LogGroup '${arn(context, 'logs', `log-group:${name}`)}'`,
    );
  },
  identify(context, properties) {
    const name =
      text(properties, 'LogGroupName') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
    return {
      physicalId: name,
      attributes: { Arn: arn(context, 'logs', `log-group:${name}:*`) },
    };
  },
};

const metricFilter: ResourceRules = {
  seconds: { create: 2 },
  require(context, properties) {
    const name = text(properties, 'LogGroupName') ?? '';
    if (findResource(context, 'AWS::Logs::LogGroup', name) === undefined) {
      throw notFound('The specified log group does not exist.');
    }
  },
  identify(context, properties) {
    const name =
      text(properties, 'FilterName') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
    return { physicalId: `${text(properties, 'LogGroupName')}|${name}`, ref: name };
  },
};

/** A log group that a service makes for itself: no stack owns it, nothing deletes it. */
export function ensureServiceLogGroup(place: Place & { nowMs: number }, name: string): void {
  if (findResource(place, 'AWS::Logs::LogGroup', name) !== undefined) {
    return;
  }
  putResource(place, {
    type: 'AWS::Logs::LogGroup',
    physicalId: name,
    ref: name,
    attributes: { Arn: arn(place, 'logs', `log-group:${name}:*`) },
    properties: { LogGroupName: name },
    createdAtMs: place.nowMs,
  });
}

export const logsRules: RulesByType = {
  'AWS::Logs::LogGroup': logGroup,
  'AWS::Logs::MetricFilter': metricFilter,
};
