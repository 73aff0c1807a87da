import { records, text } from '../../resources/read';
import { findResource, resourcesOfType } from '../../resources/store';
import type { ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { putMetric } from '../cloudwatch/metrics';
import type { TaskCounts } from './service-counts';

const TARGET_GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';

/** What a service's tasks look like in CloudWatch, for one minute. */
export function publishCounts(
  context: ServiceContext,
  service: StoredResource,
  counts: TaskCounts,
  atMs: number,
): void {
  publishTaskCounts(context, service, counts, atMs);
  publishHostCounts(context, service, counts, atMs);
}

/** Container Insights: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html */
function publishTaskCounts(
  context: ServiceContext,
  service: StoredResource,
  { desired, running, pending }: TaskCounts,
  atMs: number,
): void {
  const [, clusterName = '', serviceName = ''] = service.physicalId.split('/');
  for (const [name, value] of [
    ['DesiredTaskCount', desired],
    ['RunningTaskCount', running],
    ['PendingTaskCount', pending],
  ] as const) {
    putMetric(context, {
      namespace: 'ECS/ContainerInsights',
      name,
      dimensions: { ClusterName: clusterName, ServiceName: serviceName },
      value,
      atMs,
    });
  }
}

/**
 * Every task that runs is a healthy target: the health check asks nothing that
 * a running task could fail here. Reported only while there are targets.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
function publishHostCounts(
  context: ServiceContext,
  service: StoredResource,
  { running }: TaskCounts,
  atMs: number,
): void {
  for (const { loadBalancer, targetGroup } of targetsOf(context, service)) {
    for (const [name, value] of [
      ['HealthyHostCount', running],
      ['UnHealthyHostCount', 0],
    ] as const) {
      putMetric(context, {
        namespace: 'AWS/ApplicationELB',
        name,
        dimensions: {
          LoadBalancer: String(loadBalancer.attributes.LoadBalancerFullName),
          TargetGroup: String(targetGroup.attributes.TargetGroupFullName),
        },
        value,
        atMs,
      });
    }
  }
}

/** The target groups that a service's tasks are in, each with the load balancer that forwards to it. */
function targetsOf(context: ServiceContext, service: StoredResource) {
  return records(service.properties, 'LoadBalancers').flatMap((target) => {
    const targetGroupArn = text(target, 'TargetGroupArn') ?? '';
    const targetGroup = findResource(context, TARGET_GROUP, targetGroupArn);
    const listener = resourcesOfType(context, LISTENER).find(({ properties }) =>
      records(properties, 'DefaultActions').some(
        (action) => text(action, 'TargetGroupArn') === targetGroupArn,
      ),
    );
    const loadBalancerArn = text(listener?.properties ?? {}, 'LoadBalancerArn') ?? '';
    const loadBalancer = findResource(context, LOAD_BALANCER, loadBalancerArn);
    return targetGroup === undefined || loadBalancer === undefined
      ? []
      : [{ targetGroup, loadBalancer }];
  });
}
