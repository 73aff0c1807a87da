import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import type { Clock } from '../../engine/clock';
import type { Call } from '../errors';

/** The header counts whole seconds; half of one is the best guess within it. */
const HALF_SECOND_MS = 500;

/**
 * AWS's clock against this machine's, from the `Date` header of an answer. The SDK keeps headers
 * from its callers, so that a middleware has to look at them on their way.
 */
export async function readClockLead(sts: STSClient, call: Call, clock: Clock): Promise<number> {
  let date: string | undefined;
  sts.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      date = dateOf(result.response);
      return result;
    },
    { step: 'initialize', name: 'readDate', override: true },
  );
  const sentMs = clock.nowMs();
  await call('sts:GetCallerIdentity', () => sts.send(new GetCallerIdentityCommand({})));
  const halfwayMs = (sentMs + clock.nowMs()) / 2;
  const theirsMs = Date.parse(date ?? '');
  if (Number.isNaN(theirsMs)) {
    throw new Error('the answer says no time');
  }
  return theirsMs + HALF_SECOND_MS - halfwayMs;
}

function dateOf(response: unknown): string | undefined {
  const headers =
    typeof response === 'object' && response !== null && 'headers' in response
      ? response.headers
      : undefined;
  return typeof headers === 'object' &&
    headers !== null &&
    'date' in headers &&
    typeof headers.date === 'string'
    ? headers.date
    : undefined;
}
