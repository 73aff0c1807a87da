import type { Statement } from './policy-statements';
import { matchesWildcards } from './wildcards';

/** What one statement says and the others don't, by part. */
interface Uncovered {
  readonly principals: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
  readonly resources: ReadonlySet<string>;
  /** Without its condition it would have been said before. */
  readonly isConditionAlone: boolean;
}

/**
 * What the statements allow that they didn't, a line each: `allows s3:PutObject on arn:…`. A Deny
 * that goes counts as well. Statements are compared as they are written: a wildcard covers what it
 * matches, and a condition only its equal.
 */
export function widerPolicy(before: readonly Statement[], after: readonly Statement[]): string[] {
  const allows = (statements: readonly Statement[]) =>
    statements.filter(({ effect }) => effect === 'Allow');
  const denies = (statements: readonly Statement[]) =>
    statements.filter(({ effect }) => effect === 'Deny');
  return [
    ...describe('allows', allows(after), allows(before)),
    ...describe('no longer denies', denies(before), denies(after)),
  ];
}

function describe(
  verb: string,
  statements: readonly Statement[],
  others: readonly Statement[],
): string[] {
  return statements.flatMap((statement) => {
    const uncovered = uncoveredIn(statement, others);
    return uncovered === undefined ? [] : [`${verb} ${textOf(statement, uncovered)}`];
  });
}

function uncoveredIn(statement: Statement, others: readonly Statement[]): Uncovered | undefined {
  const principals = new Set<string>();
  const actions = new Set<string>();
  const resources = new Set<string>();
  let isConditionAlone = true;
  for (const principal of statement.principals) {
    for (const action of statement.actions) {
      for (const resource of statement.resources) {
        const alike = others.filter((other) =>
          saysAlike(other, statement, { principal, action, resource }),
        );
        if (!alike.some(({ condition }) => condition === '' || condition === statement.condition)) {
          principals.add(principal);
          actions.add(action);
          resources.add(resource);
          isConditionAlone &&= alike.length > 0;
        }
      }
    }
  }
  return actions.size === 0 ? undefined : { principals, actions, resources, isConditionAlone };
}

interface Point {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
}

/** Whether a statement is about this, its condition left aside. */
function saysAlike(other: Statement, statement: Statement, { principal, action, resource }: Point) {
  return (
    other.exclusions === statement.exclusions &&
    other.principals.some((pattern) => pattern === '*' || pattern === principal) &&
    other.actions.some((pattern) =>
      matchesWildcards(pattern.toLowerCase(), action.toLowerCase()),
    ) &&
    other.resources.some((pattern) => matchesWildcards(pattern, resource))
  );
}

function textOf(
  { exclusions, condition }: Statement,
  { principals, actions, resources, isConditionAlone }: Uncovered,
): string {
  return [
    isImplied(actions) ? '' : some(actions),
    exclusions === '' ? '' : `all but what ${exclusions} names`,
    isImplied(resources) ? '' : `on ${some(resources)}`,
    isImplied(principals) ? '' : `to ${principals.has('*') ? 'everyone' : some(principals)}`,
    isConditionAlone ? conditionText(condition) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

const conditionText = (condition: string): string =>
  condition === '' ? 'without the condition that it had' : `under another condition: ${condition}`;

/** A policy of its own kind doesn't name that part. */
const isImplied = (names: ReadonlySet<string>): boolean => names.size === 1 && names.has('');

/** Names in a line, before the rest is counted. */
const SHOWN = 4;

function some(names: ReadonlySet<string>): string {
  const all = [...names];
  const rest = all.length - SHOWN;
  return rest > 1 ? `${all.slice(0, SHOWN).join(', ')} and ${rest} more` : all.join(', ');
}
