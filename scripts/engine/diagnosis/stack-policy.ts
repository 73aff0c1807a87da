import type { Finding } from './finding';

type StackPolicyRefusal = Extract<Finding, { kind: 'stack-policy' }>;

/** CloudFormation's words, as recorded: with the statement that denies, or where none allows. */
const DENIED = /^Action denied by stack policy: .*does not allow \[(Update:\w+)\]/;
const NOT_ALLOWED = 'Action not allowed by stack policy';

/** That the stack's own policy has refused an update of a resource; undefined for another reason. */
export function stackPolicyRefusal(reason: string): StackPolicyRefusal | undefined {
  const action = DENIED.exec(reason)?.[1];
  return action === undefined && !reason.includes(NOT_ALLOWED)
    ? undefined
    : { kind: 'stack-policy', action };
}
