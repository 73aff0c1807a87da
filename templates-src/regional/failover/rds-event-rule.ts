import { RDS_EVENT_IDS } from '../../../functions/failover/rds-events/event-ids';
import * as events from '../../cfn/resources/events.gen';
import * as lambda from '../../cfn/resources/lambda.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import type { FailoverFunction } from './handles';

/**
 * What RDS says of the global database goes into the report, above all whether the old
 * primary's writes were blocked (RDS-EVENT-0390, 0391), which are events of an instance.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-cloud-watch-events.html
 */
export function addDatabaseEventRule(
  template: Template,
  { name }: RegionalContext,
  failoverFunction: FailoverFunction,
): void {
  const rule = template.add(
    'FailoverDatabaseEventRule',
    new events.Rule({
      Name: name('databaseEventRule'),
      Description: 'Failovers and switchovers of the global database, to their report',
      EventPattern: {
        source: ['aws.rds'],
        'detail-type': ['RDS DB Cluster Event', 'RDS DB Instance Event'],
        detail: { EventID: RDS_EVENT_IDS },
      },
      State: 'ENABLED',
      Targets: [
        {
          Id: 'failover',
          Arn: failoverFunction.aliasArn,
          InputTransformer: {
            // The whole event as JSON; EventBridge knows the variable by itself:
            // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
            InputTemplate: '{"task":"record-rds-event","event":<aws.events.event.json>}',
          },
        },
      ],
    }),
  );
  template.add(
    'FailoverDatabaseEventPermission',
    new lambda.Permission({
      FunctionName: failoverFunction.aliasArn,
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
      SourceArn: rule.att('Arn'),
    }),
  );
}
