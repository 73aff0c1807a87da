import { aws } from '../../cfn/pseudo';
import type { DashboardRow } from '../../monitoring/dashboard';
import { loadBalancerMetrics } from '../metrics/load-balancer';
import { webAclMetrics } from '../metrics/web-acl';
import type { RegionalResources } from '../resources';

/** What clients send and get. */
export function trafficRow({ loadBalancer, webAcl }: RegionalResources): DashboardRow {
  const metrics = loadBalancerMetrics(loadBalancer);
  const { blockedRequests } = webAclMetrics(webAcl);
  const region = aws.region;
  return {
    height: 6,
    widgets: [
      {
        kind: 'graph',
        title: 'Requests',
        unit: 'per minute',
        lines: [
          { label: 'requests', metric: metrics.requests, region },
          { label: 'blocked by WAF', metric: blockedRequests, region },
        ],
      },
      {
        kind: 'graph',
        title: 'Failed requests (5xx)',
        unit: 'per minute',
        lines: [
          { label: 'by the load balancer', metric: metrics.balancerErrors, region },
          { label: 'by the service', metric: metrics.targetErrors, region },
        ],
      },
      {
        kind: 'graph',
        title: 'Response time of the slowest hundredth',
        unit: 's',
        lines: [{ label: 'p99', metric: metrics.responseSeconds, region }],
      },
      {
        kind: 'graph',
        title: 'Tasks behind the load balancer',
        unit: 'tasks',
        lines: [
          { label: 'healthy', metric: metrics.healthyHosts, region },
          { label: 'unhealthy', metric: metrics.unhealthyHosts, region },
        ],
      },
    ],
  };
}
