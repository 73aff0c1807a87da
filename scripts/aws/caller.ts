import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { clientConfig } from '../../functions/shared/clients';
import type { Caller } from '../engine/ports';
import { type Connection, connectionConfig } from './clients';
import { callsTo } from './errors';

/**
 * Of each region, with a failover's short time-outs: every command begins with this call, and one
 * whose network fails now and then should not end with it.
 */
const MAX_ATTEMPTS = 6;

/**
 * Whose credentials these are. All regions are asked at once and the first answer counts, because
 * one of them may be lost; when none answers, the first one's error is what is told.
 */
export async function readCaller(
  regionNames: readonly string[],
  connection: Connection,
): Promise<Caller> {
  const answered = new AbortController();
  const ask = async (region: string): Promise<Caller> => {
    const sts = new STSClient({
      ...connectionConfig(connection),
      ...clientConfig(region),
      maxAttempts: MAX_ATTEMPTS,
    });
    connection.attach?.(sts);
    const call = callsTo({ region, profile: connection.profile });
    const { Account = '', Arn = '' } = await call('sts:GetCallerIdentity', () =>
      sts.send(new GetCallerIdentityCommand({}), { abortSignal: answered.signal }),
    );
    return { accountId: Account, name: callerName(Arn) };
  };
  try {
    return await Promise.any(regionNames.map(ask));
  } catch (error) {
    throw error instanceof AggregateError ? error.errors[0] : error;
  } finally {
    // A region that doesn't answer would keep the process until its time-out.
    answered.abort();
  }
}

/**
 * `assumed-role/<role>/<session>`, `user/<path>/<name>`, `root`: the last part.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function callerName(arn: string): string {
  return arn.split(/[:/]/).at(-1) ?? arn;
}
