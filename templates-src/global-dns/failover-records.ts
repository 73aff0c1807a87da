import * as route53 from '../cfn/resources/route53.gen';
import type { Template } from '../cfn/template';
import type { HealthCheckHandle } from './health-checks';
import type { GlobalDnsParameters } from './parameters';
import type { RegionalEntries, RegionalEntry } from './regional-records';

/**
 * The name clients use: the home primary while it is healthy, else the DR
 * region. With both unhealthy Route 53 answers with the PRIMARY, so the DR
 * region keeps tasks in its target group at all times.
 *
 * Alias answers have a TTL of 60 s, which can't be set.
 */
export function addFailoverRecords(
  template: Template,
  parameters: GlobalDnsParameters,
  entries: RegionalEntries,
  primaryHealthCheck: HealthCheckHandle,
): void {
  template.add(
    'ServicePrimaryRecord',
    new route53.RecordSet({
      ...failoverAlias(entries.primary, parameters),
      Failover: 'PRIMARY',
      SetIdentifier: 'primary',
      // Both have to be good: this check, and a healthy target behind the load balancer.
      HealthCheckId: primaryHealthCheck.att('HealthCheckId'),
    }),
  );
  // No health check of its own: with the primary lost, the DR region is the answer in any case.
  template.add(
    'ServiceSecondaryRecord',
    new route53.RecordSet({
      ...failoverAlias(entries.dr, parameters),
      Failover: 'SECONDARY',
      SetIdentifier: 'secondary',
    }),
  );
}

function failoverAlias(entry: RegionalEntry, { DomainName, HostedZoneId }: GlobalDnsParameters) {
  return {
    HostedZoneId,
    Name: DomainName,
    Type: 'A',
    AliasTarget: {
      DNSName: entry.loadBalancerDnsName,
      HostedZoneId: entry.loadBalancerHostedZoneId,
      // Recommended for every alias in a failover tree, else Route 53 stays with a branch
      // whose targets are all sick:
      // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-complex-configs.html
      EvaluateTargetHealth: true,
    },
  };
}
