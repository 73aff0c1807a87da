import { stackPolicies as policies } from '../../../templates-src/stack-policies';

/** Which updates each stack refuses, as JSON; a stack without an entry takes any. */
export function stackPolicies(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(policies).map(([stack, policy]) => [stack, JSON.stringify(policy())]),
  );
}
