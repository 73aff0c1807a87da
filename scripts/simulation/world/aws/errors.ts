import { AwsError } from '../../../local-cloud/service';

/** An error as the SDK's clients throw it, as far as the functions look at it. */
export class ClientError extends Error {
  readonly $metadata: { readonly httpStatusCode?: number };

  constructor(
    override readonly name: string,
    message: string,
    httpStatusCode?: number,
  ) {
    super(message);
    this.$metadata = httpStatusCode === undefined ? {} : { httpStatusCode };
  }
}

/** Nobody listened: Node's own error, with its code. */
export class RefusedError extends Error {
  readonly code = 'ECONNREFUSED';
}

/** Of a connection that broke, with Node's code; or of something else that never became a request. */
export const unansweredError = (name: string, code?: string): Error =>
  Object.assign(new Error('as the schedule says'), { name, ...(code && { code }) });

export const timeoutError = (): ClientError =>
  new ClientError('TimeoutError', 'the request took too long');

export function abortError(): Error {
  const error = new Error('Request aborted');
  error.name = 'AbortError';
  return error;
}

export function toClientError(error: unknown): unknown {
  return error instanceof AwsError
    ? new ClientError(error.name, error.message, error.statusCode)
    : error;
}

export const THROTTLED = 'ThrottlingException';

/** What the SDK tries once more. */
export function isRetryable(error: unknown): boolean {
  return (
    error instanceof RefusedError ||
    (error instanceof ClientError &&
      (error.name === THROTTLED ||
        error.name === 'TimeoutError' ||
        (error.$metadata.httpStatusCode ?? 0) >= 500))
  );
}
