import { regionalStackPolicy } from '../../../templates-src/regional/stack-policy';

/** Which updates each stack refuses, as JSON; a stack without an entry takes any. */
export function stackPolicies(): ReadonlyMap<string, string> {
  return new Map([['regional', JSON.stringify(regionalStackPolicy())]]);
}
