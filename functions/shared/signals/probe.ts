import type { FailoverConfig } from '../failover-config';
import type { Https } from '../ports';
import { healthy, type Reading, unhealthy } from './sample';

const TIMEOUT_MS = 3_000;

/** Whose health the probe asks for. */
export type ActiveRegion = 'this-region' | 'peer-region';

/**
 * Asks the active region, by its own name, whether it can write. Only 200 says
 * yes; every other status and every failure is what a client would suffer too.
 */
export async function readProbe(
  https: Https,
  config: Pick<FailoverConfig, 'domainName' | 'regionCode' | 'peerRegionCode'>,
  active: ActiveRegion,
): Promise<Reading> {
  const code = active === 'this-region' ? config.regionCode : config.peerRegionCode;
  const url = `https://${code}.${config.domainName}/health/writer`;
  const answer = await https.request({ method: 'GET', url, timeoutMs: TIMEOUT_MS });
  if (answer.kind === 'failed') {
    return unhealthy(`${url}: ${answer.reason}`);
  }
  const detail = `${url} answers ${answer.status}`;
  return answer.status === 200 ? healthy(detail) : unhealthy(detail);
}
