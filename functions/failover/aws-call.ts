import { DependencyRefused, DependencyUnavailable } from './errors';

/** By name, because throttling comes with status 400 from most services. */
const TRANSIENT_NAMES: ReadonlySet<string> = new Set([
  'AbortError',
  'InternalFailure',
  'InternalServerError',
  'InternalServiceError',
  'KMSThrottlingException',
  'NetworkingError',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestTimeout',
  'RequestTimeoutException',
  'ServerException',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TimeoutError',
  'TooManyRequestsException',
]);

/**
 * Makes a call's failure one that the state machine knows: worth repeating or not. What isn't a
 * call's failure, an error of ours or a mistake, has neither a status nor a code and stays what it is.
 *
 * @param what - the call, `rds:DescribeGlobalClusters in us-east-2`
 */
export async function awsCall<Output>(what: string, call: () => Promise<Output>): Promise<Output> {
  try {
    return await call();
  } catch (error) {
    throw toTaskError(what, error);
  }
}

function toTaskError(what: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const failure = `${what} failed: ${error.name}`;
  const status = httpStatus(error);
  // A connection that broke has a code of Node's and never got a status.
  const transient =
    TRANSIENT_NAMES.has(error.name) ||
    (status === undefined ? 'code' in error : status === 429 || status >= 500);
  if (transient) return new DependencyUnavailable(failure, { cause: error });
  return status === undefined ? error : new DependencyRefused(failure, { cause: error });
}

function httpStatus(error: Error): number | undefined {
  if (!('$metadata' in error)) return undefined;
  const metadata = error.$metadata;
  return typeof metadata === 'object' &&
    metadata !== null &&
    'httpStatusCode' in metadata &&
    typeof metadata.httpStatusCode === 'number'
    ? metadata.httpStatusCode
    : undefined;
}
