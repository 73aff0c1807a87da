import type { HandleOf } from '../../cfn/handle';
import * as rds from '../../cfn/resources/rds.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';

/**
 * What RDS says about the cluster goes to people as it happens: failovers, resynchronisation,
 * and whether the old primary's writes were blocked (RDS-EVENT-0390, 0391). Every category,
 * because a cluster's events are few and one left out here is missed at night:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Events.Messages.html
 */
export function addDatabaseEvents(
  template: Template,
  { parameters, name }: RegionalContext,
  cluster: HandleOf<rds.DBCluster>,
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
}
