import * as events from '../../cfn/resources/events.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import type { RegionalResources } from '../resources';

/**
 * What no metric shows: a deployment that the circuit breaker rolled back, and
 * tasks that find no capacity, which during a failover is the difference
 * between a region that takes over and one that doesn't.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html
 */
export function addServiceEvents(
  template: Template,
  { parameters, name }: RegionalContext,
  { service }: RegionalResources,
): void {
  template.add(
    'ServiceFailureRule',
    new events.Rule({
      Name: name('serviceFailureRule'),
      Description: 'Failed deployments and task placements of the payment service, to people',
      EventPattern: {
        source: ['aws.ecs'],
        'detail-type': ['ECS Deployment State Change', 'ECS Service Action'],
        resources: [service.service.ref],
        // SERVICE_TASK_START_IMPAIRED, tasks that keep failing at start, is a WARN.
        detail: { eventType: ['ERROR', 'WARN'] },
      },
      State: 'ENABLED',
      Targets: [{ Id: 'notification-topic', Arn: parameters.NotificationTopicArn }],
    }),
  );
}
