import { select, split, sub } from '../../cfn/functions';
import { aws } from '../../cfn/pseudo';
import type { Value } from '../../cfn/value';

/**
 * ARN of a replicated secret in one of its regions. All its copies have the same name and the
 * same six random characters, so only the region differs:
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html
 *
 * @param arn of any of the copies.
 */
export function secretArnInRegion(arn: Value<string>, region: Value<string>): Value<string> {
  // arn:aws:secretsmanager:<region>:<account>:secret:<name>-<random>
  const nameWithRandomCharacters = select(6, split(':', arn));
  return sub`arn:${aws.partition}:secretsmanager:${region}:${aws.accountId}:secret:${nameWithRandomCharacters}`;
}
