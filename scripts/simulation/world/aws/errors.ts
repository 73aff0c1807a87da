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
