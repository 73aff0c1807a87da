import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import { aws } from '../../cfn/pseudo';
import * as logs from '../../cfn/resources/logs.gen';
import * as wafv2 from '../../cfn/resources/wafv2.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import { LOG_RETENTION_DAYS } from '../log-retention';

/** Logs what was blocked or counted; what was let through is in the load balancer's access log. */
export function addWebAclLogging(
  template: Template,
  { parameters, name }: RegionalContext,
  webAcl: HandleOf<wafv2.WebACL>,
): void {
  const logGroup = template.add(
    'WebAclLogGroup',
    new logs.LogGroup({
      LogGroupName: name('webAclLogGroup'),
      KmsKeyId: parameters.KeyArn,
      RetentionInDays: LOG_RETENTION_DAYS,
    }),
  );
  template.add(
    'WebAclLogging',
    new wafv2.LoggingConfiguration({
      ResourceArn: webAcl.att('Arn'),
      // Without the `:*` that the log group's attribute ends in:
      // https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
      LogDestinationConfigs: [
        sub`arn:${aws.partition}:logs:${aws.region}:${aws.accountId}:log-group:${logGroup}`,
      ],
      LoggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: (['BLOCK', 'COUNT', 'EXCLUDED_AS_COUNT'] as const).map((Action) => ({
              ActionCondition: { Action },
            })),
          },
        ],
      },
    }),
  );
}
