import { sub } from '../cfn/functions';
import type { Template } from '../cfn/template';
import type { Value } from '../cfn/value';
import type { HealthChecks } from './health-checks';
import type { GlobalDnsParameters } from './parameters';
import type { RegionalEntries } from './regional-records';

export function addOutputs(
  template: Template,
  parameters: GlobalDnsParameters,
  regions: RegionalEntries,
  checks: HealthChecks,
  verdictRecordName: Value<string>,
): void {
  template.output('ServiceUrl', {
    description: 'Where clients send payments; follows the region that can write',
    value: sub`https://${parameters.DomainName}`,
  });
  template.output('PrimaryRegionUrl', {
    description: 'The home primary, whatever DNS says',
    value: sub`https://${regions.primary.hostName}`,
  });
  template.output('DrRegionUrl', {
    description: 'The DR region, whatever DNS says',
    value: sub`https://${regions.dr.hostName}`,
  });
  template.output('VerdictRecordName', {
    description: 'TXT record with what Route 53 thinks of the home primary as a writer',
    value: verdictRecordName,
  });
  template.output('ReadyHealthCheckId', {
    description: 'Health check of the home primary on /health/ready',
    value: checks.ready.att('HealthCheckId'),
  });
  template.output('WriterHealthCheckId', {
    description: 'Health check of the home primary on /health/writer',
    value: checks.writer.att('HealthCheckId'),
  });
  template.output('LatchHealthCheckId', {
    description: 'Health check that the failover latch in the DR region turns unhealthy',
    value: checks.latch.att('HealthCheckId'),
  });
  template.output('PrimaryHealthCheckId', {
    description: 'Health check that decides whether DNS answers with the home primary',
    value: checks.primary.att('HealthCheckId'),
  });
}
