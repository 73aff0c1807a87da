/** A try takes at most this long, connecting included. */
export const ATTEMPT_TIMEOUT_MS = 4_000;

/**
 * The SDK's default is no time-out at all for a connection that gets no answer,
 * which is how a lost region behaves.
 */
const CONNECTION_TIMEOUT_MS = 1_500;

/** One repetition covers a dropped connection; what lasts longer is for the caller's own loop. */
const MAX_ATTEMPTS = 2;

export interface ClientConfig {
  readonly region: string;
  readonly maxAttempts: number;
  readonly retryMode: 'standard';
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: true;
  };
}

/**
 * Configuration of every SDK client on the failover path.
 *
 * Each client is made for one named region and calls that region's endpoint: no
 * global endpoint, no default region from a profile. The SDK only warns when a
 * request takes too long unless it is told to throw.
 *
 * @example
 * const rds = new RDSClient(clientConfig(config.region));
 */
export function clientConfig(region: string): ClientConfig {
  return {
    region,
    maxAttempts: MAX_ATTEMPTS,
    retryMode: 'standard',
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: ATTEMPT_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    },
  };
}

/** For the lost region's endpoints: one try, because nobody waits for the answer. */
export function bestEffortClientConfig(region: string): ClientConfig {
  return { ...clientConfig(region), maxAttempts: 1 };
}
