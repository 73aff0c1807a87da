import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Caller } from '../engine/ports';
import { type Connection, createClients } from './clients';
import { callsTo } from './errors';

/** Whose credentials these are, from the first region that answers; the first one's error if none does. */
export async function readCaller(
  regionNames: readonly string[],
  connection: Connection,
): Promise<Caller> {
  const errors: unknown[] = [];
  for (const region of regionNames) {
    const { sts } = createClients(region, connection);
    const call = callsTo({ region, profile: connection.profile });
    try {
      const { Account = '', Arn = '' } = await call('sts:GetCallerIdentity', () =>
        sts.send(new GetCallerIdentityCommand({})),
      );
      return { accountId: Account, name: callerName(Arn) };
    } catch (error) {
      errors.push(error);
    }
  }
  throw errors[0];
}

/**
 * `assumed-role/<role>/<session>`, `user/<path>/<name>`, `root`: the last part.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function callerName(arn: string): string {
  return arn.split(/[:/]/).at(-1) ?? arn;
}
