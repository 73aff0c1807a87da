import { operationToken, type StackContext } from './context';

/**
 * The token for an operation that is about to start. One that an earlier process of the run has
 * announced is used again, so that a request whose answer was lost is not made twice; unless the
 * stack's events show that its operation has run already: CloudFormation would begin nothing for
 * it, and what is to begin now is another one. "All events triggered by a given stack operation are
 * assigned the same client request token":
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackEvent.html
 *
 * Call it for a stack on which nothing runs.
 */
export async function unusedToken(
  context: StackContext,
  stackArn: string,
  operation: string,
): Promise<string> {
  const { announcedTokens } = context.run;
  const first = operationToken(context, operation);
  if (!announcedTokens?.has(first)) {
    return first;
  }
  const events = await context.stacks.eventsSince(stackArn, undefined);
  const used = new Set(events.map(({ clientToken }) => clientToken));
  let token = first;
  for (let number = 2; used.has(token); number += 1) {
    token = operationToken(context, `${operation}-again-${number}`);
  }
  return token;
}
