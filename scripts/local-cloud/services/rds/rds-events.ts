import { text } from '../../resources/read';
import { resourcesOfType } from '../../resources/store';
import type { ServiceContext } from '../../service';
import { publishEvent } from '../event-bridge/publish-event';

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Events.Messages.html */
export interface RdsEvent {
  readonly eventId: string;
  readonly message: string;
  readonly category: string;
  readonly clusterIdentifier: string;
}

export function publishClusterEvent(context: ServiceContext, event: RdsEvent): void {
  const sourceArn = `arn:aws:rds:${context.region}:${context.state.accountId}:cluster:${event.clusterIdentifier}`;
  publishRdsEvent(context, event, {
    detailType: 'RDS DB Cluster Event',
    sourceType: 'CLUSTER',
    sourceArn,
    sourceIdentifier: event.clusterIdentifier,
  });
}

/** The events about blocked writes belong to an instance of the cluster. */
export function publishInstanceEvent(context: ServiceContext, event: RdsEvent): void {
  const instance = resourcesOfType(context, 'AWS::RDS::DBInstance').find(
    ({ properties }) => text(properties, 'DBClusterIdentifier') === event.clusterIdentifier,
  );
  const sourceIdentifier = instance?.physicalId ?? event.clusterIdentifier;
  publishRdsEvent(context, event, {
    detailType: 'RDS DB Instance Event',
    sourceType: 'DB_INSTANCE',
    sourceArn: `arn:aws:rds:${context.region}:${context.state.accountId}:db:${sourceIdentifier}`,
    sourceIdentifier,
  });
}

interface EventSource {
  readonly detailType: string;
  readonly sourceType: string;
  readonly sourceArn: string;
  readonly sourceIdentifier: string;
}

function publishRdsEvent(context: ServiceContext, event: RdsEvent, source: EventSource): void {
  publishEvent(context, {
    source: 'aws.rds',
    detailType: source.detailType,
    resources: [source.sourceArn],
    detail: {
      EventCategories: [event.category],
      SourceType: source.sourceType,
      SourceArn: source.sourceArn,
      Date: new Date(context.nowMs).toISOString(),
      Message: event.message,
      SourceIdentifier: source.sourceIdentifier,
      EventID: event.eventId,
    },
  });
}
