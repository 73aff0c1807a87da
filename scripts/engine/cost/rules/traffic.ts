import { numberOf } from '../../template/read-property';
import { guess, SECONDS_PER_MONTH } from '../assumptions';
import type { Circumstances } from '../estimate';

/** Requests of clients in a month; none where the payments aren't. */
export function clientRequests({ isActive, paymentsPerMonth }: Circumstances): number {
  return isActive ? paymentsPerMonth * guess('requestsPerPayment') : 0;
}

/**
 * Requests of Route 53's checkers: to the home primary, whoever serves, from every region that the
 * health checks list.
 */
export function checkerRequests({ role, allResources }: Circumstances): number {
  if (role !== 'primary') {
    return 0;
  }
  return allResources
    .filter(({ type }) => type === 'AWS::Route53::HealthCheck')
    .reduce((sum, check) => {
      const config = check.properties.HealthCheckConfig;
      if (typeof config !== 'object' || config === null || !('Regions' in config)) {
        return sum;
      }
      const regions = Array.isArray(config.Regions) ? config.Regions.length : 0;
      const interval = numberOf(check, 'HealthCheckConfig', 'RequestInterval');
      return sum + (regions * guess('checkersPerRegion') * SECONDS_PER_MONTH) / interval;
    }, 0);
}
