import type { FailoverConfig } from '../failover-config';
import type { Dns } from '../ports';
import { healthy, type Reading, unhealthy, unknown } from './sample';

const TIMEOUT_MS = 3_000;

/**
 * What Route 53's health checkers, in regions of their own, say of the home
 * primary's writer: a failover pair of TXT records, of which the name servers
 * give one.
 *
 * They watch the home primary alone. From there the DR region is watched
 * without this third vote, so the reading is unknown, and no failover to the
 * home primary is ever automatic.
 */
export async function readVerdict(
  dns: Dns,
  config: Pick<FailoverConfig, 'domainName' | 'homeRole'>,
): Promise<Reading> {
  if (config.homeRole === 'primary') {
    return unknown('no health checker watches the DR region');
  }
  const name = `verdict.${config.domainName}`;
  const answer = await dns.txt(name, { timeoutMs: TIMEOUT_MS });
  switch (answer.kind) {
    case 'answer':
      return parse(name, answer.values);
    case 'none':
      return unknown(`${name} has no TXT record`);
    case 'failed':
      return unknown(`${name}: ${answer.reason}`);
  }
}

function parse(name: string, values: readonly string[]): Reading {
  const [value, ...others] = values;
  if (others.length === 0 && value === 'healthy') {
    return healthy(`${name} says healthy`);
  }
  if (others.length === 0 && value === 'unhealthy') {
    return unhealthy(`${name} says unhealthy`);
  }
  return unknown(`${name} says ${JSON.stringify(values)}`);
}
