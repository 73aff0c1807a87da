import type { AlarmDefinition } from '../../monitoring/alarm';
import { errorPercent } from '../../monitoring/metric';
import type { RegionalContext } from '../context';
import { loadBalancerMetrics } from '../metrics/load-balancer';
import type { RegionalResources } from '../resources';

/** Percent of a minute's requests that may fail before someone looks. */
const ERROR_PERCENT = 5;

/** A minute with fewer requests counts as this many: one failed request alone is at the limit, not above. */
const QUIET_MINUTE_REQUESTS = 20;

/** What Route 53's checkers wait for an answer, before they call the region unhealthy. */
const CHECKER_PATIENCE_SECONDS = 2;

/** What clients get from this region. */
export function loadBalancerAlarms(
  { parameters }: RegionalContext,
  { loadBalancer, capacity }: RegionalResources,
): AlarmDefinition[] {
  const metrics = loadBalancerMetrics(loadBalancer);
  return [
    {
      watches: 'load-balancer-healthy-hosts',
      severity: 'critical',
      meaning: 'Fewer tasks answer behind the load balancer than this region is never to go below.',
      firstStep:
        'Look at the events of the ECS service and at why the last tasks stopped. With none left, DNS leaves this region.',
      metric: metrics.healthyHosts,
      breach: { below: capacity.find(parameters.HomeRole, 'MinTasks') },
      sustained: { periods: 3, outOf: 3 },
      // Reported only while targets are registered: silence is an empty target group.
      missingData: 'breaching',
    },
    {
      watches: 'load-balancer-unhealthy-hosts',
      severity: 'warning',
      meaning: 'Every node of the load balancer finds at least one task unhealthy.',
      firstStep:
        'ECS replaces such tasks by itself; if the number does not fall, read their logs for what /health/live says.',
      metric: metrics.unhealthyHosts,
      breach: { above: 0 },
      sustained: { periods: 3, outOf: 5 },
      // No targets at all: the alarm on healthy hosts says so.
      missingData: 'notBreaching',
    },
    {
      watches: 'load-balancer-errors',
      severity: 'critical',
      meaning:
        'The load balancer itself refuses over 5 % of the requests: tasks are missing, or do not answer.',
      firstStep:
        'Look at healthy hosts and at the tasks. elb_status_code and error_reason are in the access logs.',
      metric: errorPercent(metrics.balancerErrors, metrics.requests, QUIET_MINUTE_REQUESTS),
      breach: { above: ERROR_PERCENT },
      sustained: { periods: 3, outOf: 5 },
      // No request and no error.
      missingData: 'notBreaching',
    },
    {
      watches: 'service-errors',
      severity: 'critical',
      meaning: 'The service answers over 5 % of the requests with 5xx.',
      firstStep:
        'Expected in a region that is standby after a failover: its health checks on /health/writer get 503. Otherwise read the service log for errors and check the database.',
      metric: errorPercent(metrics.targetErrors, metrics.requests, QUIET_MINUTE_REQUESTS),
      breach: { above: ERROR_PERCENT },
      sustained: { periods: 3, outOf: 5 },
      missingData: 'notBreaching',
    },
    {
      watches: 'service-latency',
      severity: 'warning',
      meaning:
        'One request in a hundred takes over 2 s; health checks of Route 53 wait no longer and will call the region unhealthy.',
      firstStep:
        'Compare database commit latency, validate-payment duration and CPU of the tasks on the dashboard.',
      metric: metrics.responseSeconds,
      breach: { above: CHECKER_PATIENCE_SECONDS },
      sustained: { periods: 3, outOf: 5 },
      missingData: 'notBreaching',
    },
  ];
}
