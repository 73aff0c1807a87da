import { record, records, text } from '../../local-cloud/resources/read';
import { resourcesOfType } from '../../local-cloud/resources/store';
import type { RuntimeContext } from '../../local-cloud/runtime/context';
import { isHealthy } from '../../local-cloud/services/route53-dns/health-checks';
import type { HealthCheckName } from './observations';

/** What Route 53 holds of this environment's health checks; the cloud may have others as well. */
export function healthOf(
  context: RuntimeContext,
  suffix: string,
): ReadonlyMap<HealthCheckName, boolean> {
  const found = resourcesOfType(context, 'AWS::Route53::HealthCheck').flatMap(
    ({ physicalId, properties }) => {
      const isOurs = records(properties, 'HealthCheckTags').some(
        (tag) => text(tag, 'Key') === 'EnvironmentSuffix' && text(tag, 'Value') === suffix,
      );
      if (!isOurs) return [];
      const configuration = record(properties, 'HealthCheckConfig');
      const name = nameOf(text(configuration, 'Type'), text(configuration, 'ResourcePath'));
      return name === undefined ? [] : [[name, isHealthy(context, physicalId)] as const];
    },
  );
  return new Map(found);
}

function nameOf(type: string | undefined, path: string | undefined): HealthCheckName | undefined {
  switch (type) {
    case 'CALCULATED':
      return 'primary';
    case 'CLOUDWATCH_METRIC':
      return 'latch';
    default:
      if (path === '/health/ready') return 'ready';
      return path === '/health/writer' ? 'writer' : undefined;
  }
}
