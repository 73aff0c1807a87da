import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import * as ecs from '../../cfn/resources/ecs.gen';
import * as logs from '../../cfn/resources/logs.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';

/**
 * Days that Container Insights keeps the events its metrics are made from. The metrics
 * themselves live on in CloudWatch for 15 months.
 */
const CONTAINER_INSIGHTS_RETENTION_DAYS = 7;

export function addEcsCluster(
  template: Template,
  { parameters, name }: RegionalContext,
): HandleOf<ecs.Cluster> {
  // Container Insights would make this group itself, without our key. It may also make it again
  // while the stack is deleted, from the last tasks' events; `destroy` sweeps that up.
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-reference-performance-logs-ECS.html
  const performanceLogGroup = template.add(
    'ContainerInsightsLogGroup',
    new logs.LogGroup({
      LogGroupName: sub`/aws/ecs/containerinsights/${name('ecsCluster')}/performance`,
      KmsKeyId: parameters.KeyArn,
      RetentionInDays: CONTAINER_INSIGHTS_RETENTION_DAYS,
    }),
  );
  return template.add(
    'EcsCluster',
    new ecs.Cluster({
      ClusterName: name('ecsCluster'),
      // Counts of running and desired tasks, which alarms watch, exist only with it. Not
      // `enhanced`: metrics of each of up to fifty tasks cost more than they would tell.
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
      ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }],
      // No capacity providers: naming them needs the service-linked role that the account's first
      // cluster only begins to make, and the creation fails:
      // https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/818
    }),
    { dependsOn: [performanceLogGroup] },
  );
}
