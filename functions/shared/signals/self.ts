import type { FailoverConfig } from '../failover-config';
import type { Https } from '../ports';
import { healthy, type Reading, unhealthy } from './sample';

const TIMEOUT_MS = 3_000;

/**
 * Whether this region reaches the world: "the peer is gone" and "I am cut off"
 * look the same to the probe. Any HTTP status will do, and one endpoint is
 * enough: they are in different regions, which can be in trouble themselves.
 */
export async function readSelf(
  https: Https,
  config: Pick<FailoverConfig, 'selfCheckUrls'>,
): Promise<Reading> {
  const results = await Promise.all(
    config.selfCheckUrls.map(async (url) => ({
      url,
      answer: await https.request({ method: 'GET', url, timeoutMs: TIMEOUT_MS }),
    })),
  );
  const details = results.map(({ url, answer }) =>
    answer.kind === 'response' ? `${url} answers ${answer.status}` : `${url}: ${answer.reason}`,
  );
  const reached = results.some(({ answer }) => answer.kind === 'response');
  return reached ? healthy(details.join('; ')) : unhealthy(details.join('; '));
}
