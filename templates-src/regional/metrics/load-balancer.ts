import type { Metric, Statistic } from '../../monitoring/metric';
import type { LoadBalancer } from '../load-balancer/handles';

/**
 * Metrics of the load balancer. Those that count are reported only while there
 * is something to count; none of them counts health checks of the targets.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function loadBalancerMetrics({ loadBalancer, targetGroup }: LoadBalancer) {
  const balancerDimensions = { LoadBalancer: loadBalancer.att('LoadBalancerFullName') };
  const targetDimensions = {
    ...balancerDimensions,
    TargetGroup: targetGroup.att('TargetGroupFullName'),
  };
  const metric = (
    name: string,
    statistic: Statistic,
    dimensions: Metric['dimensions'],
  ): Metric => ({
    namespace: 'AWS/ApplicationELB',
    name,
    dimensions,
    statistic,
    periodSeconds: 60,
  });
  return {
    /** Requests that a target could be chosen for. */
    requests: metric('RequestCount', 'Sum', balancerDimensions),
    /** 5xx of the load balancer itself: no healthy target, or none that answered. */
    balancerErrors: metric('HTTPCode_ELB_5XX_Count', 'Sum', balancerDimensions),
    /** 5xx of the service. */
    targetErrors: metric('HTTPCode_Target_5XX_Count', 'Sum', balancerDimensions),
    /** Time until a target begins to answer. */
    responseSeconds: metric('TargetResponseTime', 'p99', balancerDimensions),
    // Every node counts for itself; with the minimum all of them see the target as sick,
    // with a maximum one node's trouble would do.
    unhealthyHosts: metric('UnHealthyHostCount', 'Minimum', targetDimensions),
    healthyHosts: metric('HealthyHostCount', 'Minimum', targetDimensions),
  };
}
