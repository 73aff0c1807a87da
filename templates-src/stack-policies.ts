import type { StackPolicy } from './cfn/stack-policy';
import { foundationStackPolicy } from './foundation/stack-policy';
import { globalDatabaseStackPolicy } from './global-database/stack-policy';
import { regionalStackPolicy } from './regional/stack-policy';
import type { StackId } from './topology';

/** Policies of the stacks that hold what an update must never replace. The others have none. */
export const stackPolicies: Readonly<Partial<Record<StackId, () => StackPolicy>>> = {
  foundation: foundationStackPolicy,
  'global-database': globalDatabaseStackPolicy,
  regional: regionalStackPolicy,
};
