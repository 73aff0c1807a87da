import { denyReplacementOf, type StackPolicy } from '../cfn/stack-policy';
import { buildFoundation } from './build';

/**
 * No update may replace or delete the key, without which everything that is stored can't be read,
 * the transaction log, or the network that the other stacks live in.
 */
export function foundationStackPolicy(): StackPolicy {
  const { key, transactionLogBucket, vpc } = buildFoundation();
  return denyReplacementOf(key, transactionLogBucket, vpc);
}
