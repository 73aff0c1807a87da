import type { HandleOf } from '../../cfn/handle';
import * as elb from '../../cfn/resources/elasticloadbalancingv2.gen';
import type { Template } from '../../cfn/template';
import { ports } from '../../ports';
import type { RegionalContext } from '../context';
import { healthPaths } from '../service/container-contract';

/**
 * Seconds that a task which is being stopped may finish what it has. Longer than any request
 * may take, and short enough for a deletion of the stack not to wait five minutes per task,
 * the default.
 */
export const DEREGISTRATION_DELAY_SECONDS = 30;

/**
 * The tasks, by address. TLS on this hop too: tasks make their own certificate when they
 * start, which serves because the load balancer doesn't verify it and AWS authenticates
 * packets within a VPC:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-routing-configuration
 */
export function addTargetGroup(
  template: Template,
  { parameters, name }: RegionalContext,
): HandleOf<elb.TargetGroup> {
  return template.add(
    'TargetGroup',
    new elb.TargetGroup({
      Name: name('targetGroup'),
      TargetType: 'ip',
      Protocol: 'HTTPS',
      ProtocolVersion: 'HTTP1',
      Port: ports.service,
      VpcId: parameters.VpcId,
      HealthCheckEnabled: true,
      HealthCheckProtocol: 'HTTPS',
      // Liveness, not readiness: when the database is away, every task would be found unhealthy
      // at once and replaced, and the region would lose its capacity with its database.
      HealthCheckPath: healthPaths.live,
      HealthCheckIntervalSeconds: 10,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 3,
      Matcher: { HttpCode: '200' },
      TargetGroupAttributes: [
        {
          Key: 'deregistration_delay.timeout_seconds',
          Value: String(DEREGISTRATION_DELAY_SECONDS),
        },
        // A task that is slow or hangs gets less by itself. Excludes slow start, which would only
        // hold back the tasks that a failover has just added.
        { Key: 'load_balancing.algorithm.type', Value: 'least_outstanding_requests' },
        // Any task can answer any request: state is in the database.
        { Key: 'stickiness.enabled', Value: 'false' },
      ],
    }),
  );
}
