import type { LambdaClient } from '@aws-sdk/client-lambda';
import { functionInvoker } from '../../shared/aws/function-invoker';
import type { RemoteFunction } from './regional-validator';

export interface LambdaFunctionOptions {
  readonly functionArn: string;
  /** Finds the task's credentials, and renews them; of an SDK client. */
  readonly credentials: LambdaClient['config']['credentials'];
  /** @default that of the function's region */
  readonly endpoint?: string | undefined;
}

/** Within a region a connection is there within milliseconds, across two within tens of them. */
const CONNECT_TIMEOUT_MS = 500;

/** A Lambda function that is invoked and waited for. */
export function lambdaFunction(options: LambdaFunctionOptions): RemoteFunction {
  const invoke = functionInvoker({
    ...options,
    nowMs: () => Date.now(),
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
  });
  return { invoke };
}
