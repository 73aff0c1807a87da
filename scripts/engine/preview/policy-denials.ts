import type { ResourceChange } from '../ports';
import { matchesWildcards } from './access/wildcards';

/** What a stack policy tells apart. */
export type PolicyAction = 'Update:Modify' | 'Update:Replace' | 'Update:Delete';

/** A change that the stack's policy refuses: the resource fails, and the update is rolled back. */
export interface PolicyDenial {
  readonly logicalId: string;
  readonly action: PolicyAction;
  /** `may`: whether it is made at all is only known while the update runs. */
  readonly certainty: 'will' | 'may';
}

/**
 * Changes that a stack policy refuses. Each is looked at while the update runs, and an explicit deny
 * wins over what is allowed; with a policy, what no statement allows is denied:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
 *
 * @param policy as JSON; undefined where the stack has none
 */
export function policyDenials(
  policy: string | undefined,
  changes: readonly ResourceChange[],
): PolicyDenial[] {
  const statements = policy === undefined ? [] : statementsOf(JSON.parse(policy));
  return statements.length === 0
    ? []
    : changes.flatMap((change) => {
        const asked = askedOf(change);
        return asked === undefined || isAllowed(statements, change, asked.action)
          ? []
          : [{ logicalId: change.logicalId, ...asked }];
      });
}

type Asked = Pick<PolicyDenial, 'action' | 'certainty'>;

/** What an update asks the policy for; nothing for what it makes new. */
function askedOf({ action, replacement, properties }: ResourceChange): Asked | undefined {
  switch (action) {
    case 'Remove':
      return { action: 'Update:Delete', certainty: 'will' };
    case 'Modify':
      break;
    default:
      return undefined;
  }
  switch (replacement) {
    case 'True':
      return { action: 'Update:Replace', certainty: 'will' };
    case 'Conditional':
      return { action: 'Update:Replace', certainty: 'may' };
    default:
      return {
        action: 'Update:Modify',
        // Values that are only looked at again mostly stay as they are.
        certainty: properties.some(({ before, after }) => before !== after) ? 'will' : 'may',
      };
  }
}

type Members = Readonly<Record<string, unknown>>;

function isAllowed(
  statements: readonly Members[],
  { logicalId, resourceType }: ResourceChange,
  action: PolicyAction,
): boolean {
  const effects = statements
    .filter(
      (statement) =>
        covers(statement, 'Action', action) &&
        covers(statement, 'Resource', `LogicalResourceId/${logicalId}`) &&
        meets(statement.Condition, resourceType),
    )
    .map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}

function covers(statement: Members, member: 'Action' | 'Resource', text: string): boolean {
  const excluded = statement[`Not${member}`];
  const isNamed = (value: unknown) =>
    textsOf(value).some((pattern) => matchesWildcards(pattern, text));
  return excluded === undefined ? isNamed(statement[member]) : !isNamed(excluded);
}

/** The one condition key that stack policies have. */
function meets(condition: unknown, resourceType: string): boolean {
  return (
    !isMembers(condition) ||
    Object.values(condition).every(
      (test) =>
        isMembers(test) &&
        textsOf(test.ResourceType).some((pattern) => matchesWildcards(pattern, resourceType)),
    )
  );
}

function statementsOf(policy: unknown): Members[] {
  const statements = isMembers(policy) ? policy.Statement : undefined;
  return Array.isArray(statements) ? statements.filter(isMembers) : [];
}

function textsOf(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'string');
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
