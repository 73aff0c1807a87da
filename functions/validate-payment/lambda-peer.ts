import { type FunctionInvokerOptions, functionInvoker } from '../shared/aws/function-invoker';
import type { Credentials } from '../shared/aws/sign-request';
import { type Environment, readRequired } from '../shared/environment';
import type { PeerFunction } from './peer';

/**
 * Well below the 1.2 s that the payment service waits for this region before it asks the other one
 * itself; a warm function across regions answers within a tenth of that.
 */
const TIMEOUT_MS = 900;

const CONNECT_TIMEOUT_MS = 500;

/** Invokes the other region's alias: one try, because the caller has more of its own. */
export function lambdaPeer(
  options: Omit<FunctionInvokerOptions, 'connectTimeoutMs'>,
): PeerFunction {
  const invoke = functionInvoker({ ...options, connectTimeoutMs: CONNECT_TIMEOUT_MS });
  return { invoke: (event) => invoke(event, { signal: AbortSignal.timeout(TIMEOUT_MS) }) };
}

/** Lambda puts its role's credentials there. */
export function credentialsOf(environment: Environment): Credentials {
  const remedy = 'Lambda sets it; elsewhere, set it to that of a role';
  return {
    accessKeyId: readRequired(environment, 'AWS_ACCESS_KEY_ID', remedy),
    secretAccessKey: readRequired(environment, 'AWS_SECRET_ACCESS_KEY', remedy),
    sessionToken: environment.AWS_SESSION_TOKEN,
  };
}
