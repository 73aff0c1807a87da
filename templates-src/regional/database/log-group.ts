import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import * as logs from '../../cfn/resources/logs.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import { LOG_RETENTION_DAYS } from '../log-retention';

/**
 * Aurora would make this group itself, without our key and kept for ever. Its
 * name is fixed by RDS:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.CloudWatch.html
 */
export function addDatabaseLogGroup(
  template: Template,
  { parameters, name }: RegionalContext,
): HandleOf<logs.LogGroup> {
  return template.add(
    'DatabaseLogGroup',
    new logs.LogGroup({
      LogGroupName: sub`/aws/rds/cluster/${name('databaseCluster')}/postgresql`,
      KmsKeyId: parameters.KeyArn,
      RetentionInDays: LOG_RETENTION_DAYS,
    }),
  );
}
