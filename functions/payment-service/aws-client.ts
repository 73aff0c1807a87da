/** Within a region a connection is there within milliseconds, across two within tens of them. */
const CONNECTION_TIMEOUT_MS = 500;

/** Above every time-out of this service, which ends calls by itself; the last resort. */
const REQUEST_TIMEOUT_MS = 6_000;

/**
 * Configuration of the SDK's clients. One try: whoever calls knows what a second one is worth, and
 * the SDK's default of three would add its waits to everybody's time-outs.
 */
export const clientConfig = (region: string) => ({
  region,
  maxAttempts: 1,
  requestHandler: {
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    throwOnRequestTimeout: true,
  },
});
