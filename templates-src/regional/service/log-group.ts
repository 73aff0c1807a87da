import type { HandleOf } from '../../cfn/handle';
import * as logs from '../../cfn/resources/logs.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import { LOG_RETENTION_DAYS } from '../log-retention';

export function addServiceLogGroup(
  template: Template,
  { parameters, name }: RegionalContext,
): HandleOf<logs.LogGroup> {
  return template.add(
    'ServiceLogGroup',
    new logs.LogGroup({
      LogGroupName: name('serviceLogGroup'),
      KmsKeyId: parameters.KeyArn,
      RetentionInDays: LOG_RETENTION_DAYS,
    }),
  );
}
