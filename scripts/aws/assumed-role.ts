import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { clientConfig } from '../../functions/shared/clients';
import { DrError } from '../engine/errors';
import { type AssumedRole, type Connection, connectionConfig } from './clients';
import { callsTo } from './errors';

/** Credentials of a role's session, as SDK clients take them. */
export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** A session that ends sooner is renewed: a call that is signed now may be tried for minutes. */
const RENEWAL_MS = 5 * 60_000;

/**
 * Assumes a role with the connection's own credentials; again when the session is about to end.
 * All clients share one session. Every region's own STS endpoint is asked at once and the first
 * answer counts: the global endpoint is in us-east-1, which may be the region that is lost.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 *
 * @param source Whose credentials the role is assumed with.
 * @throws DrError from the provider, when no region gives a session
 */
export function assumedRole(
  role: AssumedRole,
  source: Connection,
  regionNames: readonly string[],
  nowMs: () => number = Date.now,
): () => Promise<RoleCredentials> {
  let current: Promise<RoleCredentials> | undefined;
  const renew = (): Promise<RoleCredentials> => {
    const session = assume(role, source, regionNames);
    current = session;
    // A refusal isn't kept: the next call may be after somebody has allowed it.
    session.catch(() => {
      current = undefined;
    });
    return session;
  };
  return async () => {
    const known = current ?? renew();
    const session = await known;
    if (session.expiration.getTime() - nowMs() > RENEWAL_MS) {
      return session;
    }
    // Of many calls that find the session ended, one renews it.
    return current === undefined || current === known ? renew() : current;
  };
}

/** The same connection, as the role that it is to assume; as it is where it has none. */
export function withAssumedRole(source: Connection, regionNames: readonly string[]): Connection {
  return source.role === undefined
    ? source
    : { ...source, credentials: assumedRole(source.role, source, regionNames) };
}

async function assume(
  role: AssumedRole,
  source: Connection,
  regionNames: readonly string[],
): Promise<RoleCredentials> {
  const answered = new AbortController();
  try {
    return await Promise.any(
      regionNames.map((region) => assumeIn(region, role, source, answered.signal)),
    );
  } catch (error) {
    throw error instanceof AggregateError ? error.errors[0] : error;
  } finally {
    // A region that doesn't answer would keep the process until its time-out.
    answered.abort();
  }
}

async function assumeIn(
  region: string,
  role: AssumedRole,
  source: Connection,
  signal: AbortSignal,
): Promise<RoleCredentials> {
  const sts = new STSClient({ ...connectionConfig(source), ...clientConfig(region) });
  source.attach?.(sts);
  const call = callsTo({ region, profile: source.profile });
  const { Credentials } = await call('sts:AssumeRole', () =>
    sts.send(new AssumeRoleCommand({ RoleArn: role.arn, RoleSessionName: role.sessionName }), {
      abortSignal: signal,
    }),
  ).catch((error: unknown) => {
    throw explained(error, role, source);
  });
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
  if (
    AccessKeyId === undefined ||
    SecretAccessKey === undefined ||
    SessionToken === undefined ||
    Expiration === undefined
  ) {
    throw new Error(`sts:AssumeRole in ${region} answered without credentials`);
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  };
}

/** STS says the same of a role that doesn't exist and of one that trusts somebody else. */
function explained(error: unknown, role: AssumedRole, { profile }: Connection): unknown {
  if (!(error instanceof DrError) || error.code !== 'DR_ACCESS_DENIED') {
    return error;
  }
  const whoever = profile === undefined ? '' : ` --profile ${profile}`;
  return new DrError({
    code: 'DR_ROLE_REFUSED',
    message: `${error.message}; there is no role ${role.arn}, or it doesn't trust whoever these credentials are`,
    nextSteps: [
      `aws sts get-caller-identity${whoever} (whom the role's trust policy has to name)`,
      `aws iam get-role --role-name ${role.arn.split('/').at(-1)}${whoever}`,
    ],
    cause: error,
  });
}
