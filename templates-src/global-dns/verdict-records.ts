import { sub } from '../cfn/functions';
import * as route53 from '../cfn/resources/route53.gen';
import type { Template } from '../cfn/template';
import type { Value } from '../cfn/value';
import type { HealthCheckHandle } from './health-checks';
import type { GlobalDnsParameters } from './parameters';

/**
 * As long as the interval of the checks: an answer in a cache is never older
 * than one check. `region-watch` asks the zone's own name servers and doesn't
 * wait for it; a person with `dig` does.
 */
const TTL_SECONDS = 10;

/**
 * What Route 53 thinks of the home primary as a writer, readable from anywhere
 * over DNS alone: its metrics exist in us-east-1 only, and so can't be read when
 * that region is lost.
 *
 * @returns the record's name.
 */
export function addVerdictRecords(
  template: Template,
  parameters: GlobalDnsParameters,
  writerHealthCheck: HealthCheckHandle,
): Value<string> {
  const name = sub`verdict.${parameters.DomainName}`;
  const common = {
    HostedZoneId: parameters.HostedZoneId,
    Name: name,
    Type: 'TXT',
    TTL: String(TTL_SECONDS),
  };
  template.add(
    'VerdictHealthyRecord',
    new route53.RecordSet({
      ...common,
      Failover: 'PRIMARY',
      SetIdentifier: 'healthy',
      HealthCheckId: writerHealthCheck.att('HealthCheckId'),
      ResourceRecords: ['"healthy"'],
    }),
  );
  template.add(
    'VerdictUnhealthyRecord',
    new route53.RecordSet({
      ...common,
      Failover: 'SECONDARY',
      SetIdentifier: 'unhealthy',
      ResourceRecords: ['"unhealthy"'],
    }),
  );
  return name;
}
