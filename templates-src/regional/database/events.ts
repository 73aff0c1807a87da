import * as rds from '../../cfn/resources/rds.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import type { Database } from './handles';

/**
 * What RDS says about the database goes to people as it happens: failovers and
 * resynchronisation, which are events of the cluster, and whether the old primary's writes were
 * blocked (RDS-EVENT-0390, 0391), which are events of an instance. Every category, because the
 * events are few and one left out here is missed at night:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Events.Messages.html
 */
export function addDatabaseEvents(
  template: Template,
  { parameters, name }: RegionalContext,
  { cluster, instances }: Pick<Database, 'cluster' | 'instances'>,
): void {
  template.add(
    'DatabaseEvents',
    new rds.EventSubscription({
      SubscriptionName: name('databaseEvents'),
      SnsTopicArn: parameters.NotificationTopicArn,
      SourceType: 'db-cluster',
      SourceIds: [cluster.ref],
      Enabled: true,
    }),
  );
  template.add(
    'DatabaseInstanceEvents',
    new rds.EventSubscription({
      SubscriptionName: name('databaseInstanceEvents'),
      SnsTopicArn: parameters.NotificationTopicArn,
      SourceType: 'db-instance',
      SourceIds: instances.map((instance) => instance.ref),
      Enabled: true,
    }),
  );
}
