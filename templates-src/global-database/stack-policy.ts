import { denyReplacementOf, type StackPolicy } from '../cfn/stack-policy';
import { buildGlobalDatabase } from './build';

/** No update may replace or delete the global database: its members would be left without it. */
export function globalDatabaseStackPolicy(): StackPolicy {
  return denyReplacementOf(buildGlobalDatabase().globalCluster);
}
