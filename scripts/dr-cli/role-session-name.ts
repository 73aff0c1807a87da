import { userInfo } from 'node:os';
import type { EnvironmentVariables } from './setting-sources';

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const NOT_ALLOWED = /[^\w+=,.@-]/g;
const MAX_LENGTH = 64;

/**
 * Who acts, for CloudTrail and for what `dr-cli` writes of itself: the user of this machine, or
 * AWS_ROLE_SESSION_NAME, as AWS's own tools have it:
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html
 *
 * @param user Name of the user; undefined where the system knows none.
 */
export function roleSessionName(
  env: EnvironmentVariables,
  user: string | undefined = userName(),
): string {
  const name = env.AWS_ROLE_SESSION_NAME || `dr-cli-${user ?? env.USER ?? 'unknown'}`;
  return name.replace(NOT_ALLOWED, '-').slice(0, MAX_LENGTH);
}

/** In a container the user may be a number that no name belongs to, which is an error here. */
function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}
