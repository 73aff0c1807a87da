import type { Value } from '../../cfn/value';
import type { Metric, Statistic } from '../../monitoring/metric';

/** How ECS names a service in its metrics. */
export interface ServiceIdentity {
  readonly clusterName: Value<string>;
  readonly serviceName: Value<string>;
}

/**
 * Task counts, from Container Insights, which the cluster has switched on: `AWS/ECS` has none.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
 */
export function taskCountMetrics(identity: ServiceIdentity) {
  const tasks = (name: string): Metric =>
    serviceMetric('ECS/ContainerInsights', name, 'Minimum', identity);
  return {
    running: tasks('RunningTaskCount'),
    desired: tasks('DesiredTaskCount'),
    pending: tasks('PendingTaskCount'),
  };
}

/**
 * Use of what the tasks have reserved, in percent, averaged over them.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
 */
export function utilizationMetrics(identity: ServiceIdentity) {
  const utilization = (name: string): Metric => serviceMetric('AWS/ECS', name, 'Average', identity);
  return {
    cpuPercent: utilization('CPUUtilization'),
    memoryPercent: utilization('MemoryUtilization'),
  };
}

function serviceMetric(
  namespace: string,
  name: string,
  statistic: Statistic,
  { clusterName, serviceName }: ServiceIdentity,
): Metric {
  return {
    namespace,
    name,
    dimensions: { ClusterName: clusterName, ServiceName: serviceName },
    statistic,
    periodSeconds: 60,
  };
}
