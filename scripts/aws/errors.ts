import { DrError, EXIT } from '../engine/errors';

/** Names of errors as SDK v3 and the services give them. */
const EXPIRED = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired']);
const NO_CREDENTIALS = new Set(['CredentialsProviderError', 'TokenProviderError']);
const BAD_CREDENTIALS = new Set([
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'AuthFailure',
]);
const DENIED = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation']);
/**
 * As the SDK has them, `service-error-classification` of `@smithy/core`; without the one that
 * CloudFormation means a quota by, see {@link QUOTA_REACHED}.
 */
const THROTTLED = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);
/**
 * "The quota for the resource has already been reached": as many stacks or stack sets as the region may have.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html
 */
const QUOTA_REACHED = new Set(['LimitExceeded', 'LimitExceededException']);
const NETWORK = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/**
 * The SDK has one error for credentials that are missing and for an SSO session
 * that is over, told apart only by its words: https://github.com/aws/aws-sdk-js-v3,
 * `packages-internal/credential-provider-sso` and `packages-internal/token-providers`.
 */
const SSO_SESSION_OVER = /aws sso login|Token is expired/;

/** The call that failed, for messages. */
export interface CallDescription {
  /** `cloudformation:CreateChangeSet`, spelled as in an IAM policy. */
  readonly action: string;
  readonly region: string;
  /** Profile whose credentials were used; undefined for the SDK's default. */
  readonly profile?: string | undefined;
}

/** Runs a call to AWS and turns what it throws into an error that says what to type next. */
export type Call = <T>(action: string, send: () => Promise<T>) => Promise<T>;

/** Calls with the credentials of one profile to one region. */
export function callsTo(where: Omit<CallDescription, 'action'>): Call {
  return async (action, send) => {
    try {
      return await send();
    } catch (error) {
      throw translateError(error, { ...where, action });
    }
  };
}

/** The error for users; the SDK's own stays its cause. */
export function translateError(
  error: unknown,
  { action, region, profile }: CallDescription,
): unknown {
  if (!(error instanceof Error) || error instanceof DrError || error.name === 'AbortError') {
    return error;
  }
  const translated = (code: string, message: string, nextSteps: readonly string[]) =>
    new DrError({ code, message, nextSteps, cause: error });
  const { name } = error;
  if (EXPIRED.has(name) || (NO_CREDENTIALS.has(name) && SSO_SESSION_OVER.test(error.message))) {
    return translated('DR_CREDENTIALS_EXPIRED', `the AWS session has expired (${action})`, [
      profile === undefined ? 'aws sso login' : `aws sso login --profile ${profile}`,
      'then the same command again; it takes up where this run ended',
    ]);
  }
  if (NO_CREDENTIALS.has(name)) {
    return new DrError({
      code: 'DR_NO_CREDENTIALS',
      message: `no AWS credentials were found${profile === undefined ? '' : ` for profile ${profile}`}: ${error.message}`,
      nextSteps:
        profile === undefined
          ? ['aws configure sso', 'aws login', 'add --local to try everything without an account']
          : [`aws configure sso --profile ${profile}`, 'aws configure list-profiles'],
      exitCode: EXIT.invalidInput,
      cause: error,
    });
  }
  if (BAD_CREDENTIALS.has(name)) {
    return translated('DR_CREDENTIALS_REFUSED', `AWS refused the credentials: ${error.message}`, [
      'aws sts get-caller-identity',
    ]);
  }
  if (DENIED.has(name) || httpStatus(error) === 403) {
    return translated('DR_ACCESS_DENIED', `${action} in ${region} was denied: ${error.message}`, [
      `allow ${action} for the role that deploys, or use another one with --profile`,
    ]);
  }
  if (THROTTLED.has(name)) {
    return translated('DR_THROTTLED', `AWS throttled ${action} in ${region} in spite of retries`, [
      'the same command again in a minute; it takes up where this run ended',
    ]);
  }
  if (QUOTA_REACHED.has(name)) {
    return translated(
      'DR_QUOTA_REACHED',
      `${action} in ${region} would exceed a quota of the account: ${error.message}`,
      [
        `aws service-quotas list-service-quotas --service-code ${action.split(':')[0]} --region ${region}`,
        'delete what is no longer used, or ask for a higher quota; then the same command again',
      ],
    );
  }
  if (networkCode(error) !== undefined || name === 'TimeoutError') {
    return translated(
      'DR_NETWORK',
      `${action} in ${region} could not be reached (${networkCode(error) ?? 'time-out'}): ${error.message}`,
      ['check the connection, the proxy and --endpoint-url, then run the same command again'],
    );
  }
  return translated('DR_AWS_CALL_FAILED', `${action} in ${region} failed: ${error.message}`, [
    'the same command again with --debug shows the request id',
  ]);
}

/** S3 answers HEAD requests without a body, and so without a name for the error. */
function httpStatus(error: Error): unknown {
  const metadata = '$metadata' in error ? error.$metadata : undefined;
  return typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
    ? metadata.httpStatusCode
    : undefined;
}

/** Node's error code, also from inside the SDK's and an AggregateError's wrapping. */
function networkCode(error: Error): string | undefined {
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && NETWORK.has(code)) {
    return code;
  }
  const inner = error.cause ?? (error instanceof AggregateError ? error.errors[0] : undefined);
  return inner instanceof Error ? networkCode(inner) : undefined;
}
