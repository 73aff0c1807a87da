import { equals } from '../cfn/conditions';
import { aws } from '../cfn/pseudo';
import type { Template } from '../cfn/template';
import { type AlarmDefinition, addAlarm } from '../monitoring/alarm';
import type { Metric } from '../monitoring/metric';
import type { HealthCheckHandle, HealthChecks } from './health-checks';
import type { GlobalDnsParameters } from './parameters';

/**
 * The one region that has metrics of Route 53 health checks, wherever the
 * checked region is:
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-health-checks.html
 */
const ROUTE53_METRICS_REGION = 'us-east-1';

/**
 * Tells people what Route 53 sees. Nothing of a failover hangs on them: in the
 * disaster they are lost with their region. With another home primary they are
 * left out, because an alarm reads metrics of its own region only.
 */
export function addHealthCheckAlarms(
  template: Template,
  parameters: GlobalDnsParameters,
  checks: HealthChecks,
): void {
  const hasRoute53Metrics = template.condition(
    'HasRoute53Metrics',
    equals(aws.region, ROUTE53_METRICS_REGION),
  );
  for (const definition of [
    statusAlarm(checks.ready, {
      watches: 'ready-health-check',
      meaning: 'Most of the world cannot reach the home primary region.',
      firstStep:
        'Clients are being sent to the DR region. Check whether a failover has started there; if not, check load balancer and tasks of the home primary.',
    }),
    statusAlarm(checks.writer, {
      watches: 'writer-health-check',
      meaning: 'The home primary region does not accept payments.',
      firstStep:
        'After a failover or switchover that is expected until failback. Otherwise check the database: a failover inside the region ends by itself within 30 s.',
    }),
    statusAlarm(checks.latch, {
      watches: 'latch-health-check',
      meaning: 'The DR region has taken over, and holds DNS until somebody switches back.',
      firstStep:
        'Expected after a failover or switchover. Otherwise check the alarm failover-latch in the DR region.',
    }),
    statusAlarm(checks.primary, {
      watches: 'primary-health-check',
      meaning: 'DNS answers with the DR region.',
      firstStep:
        'After a failover that is expected until failback. Otherwise check why the home primary is not ready.',
    }),
  ]) {
    addAlarm({ template, parameters }, definition, { when: hasRoute53Metrics });
  }
}

function statusAlarm(
  check: HealthCheckHandle,
  words: Pick<AlarmDefinition, 'watches' | 'meaning' | 'firstStep'>,
): AlarmDefinition {
  return {
    ...words,
    severity: 'critical',
    metric: healthCheckStatus(check),
    // 1 is healthy, 0 is not; the minimum and "below 1" are what Route 53's own guide recommends.
    breach: { below: 1 },
    // The check has already waited for three failures.
    sustained: { periods: 1, outOf: 1 },
    // Route 53 reports every minute: silence means that nobody knows.
    missingData: 'missing',
  };
}

function healthCheckStatus(check: HealthCheckHandle): Metric {
  return {
    namespace: 'AWS/Route53',
    name: 'HealthCheckStatus',
    dimensions: { HealthCheckId: check.att('HealthCheckId') },
    statistic: 'Minimum',
    periodSeconds: 60,
  };
}
