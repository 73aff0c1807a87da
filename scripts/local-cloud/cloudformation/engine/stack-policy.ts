import { validationError } from '../errors';
import type { Stack, StackResource } from '../state';
import { isList, isObject, type JsonObject } from '../template/json';

export type PolicyAction = 'Update:Modify' | 'Update:Replace' | 'Update:Delete';

/**
 * Why the stack's policy forbids the action, as the resource's status reason;
 * `undefined` when it doesn't. An explicit deny wins; with a policy, what no
 * statement allows is denied:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
 */
export function policyDenial(
  stack: Stack,
  resource: StackResource,
  action: PolicyAction,
): string | undefined {
  const policy = stack.operation?.policyDuringUpdate ?? stack.policy;
  if (policy === undefined || stack.operation?.kind !== 'update') {
    return undefined;
  }
  const statements = parsePolicy(policy);
  if (statements.length === 0) {
    return undefined;
  }
  const matching = statements
    .map((statement, index) => ({ statement, number: index + 1 }))
    .filter(({ statement }) => applies(statement, resource, action));
  const denied = matching.find(({ statement }) => statement.Effect === 'Deny');
  if (denied !== undefined) {
    return `Action denied by stack policy: Statement [#${denied.number}] does not allow [${action}] for resource [LogicalResourceId/${resource.logicalId}];`;
  }
  return matching.length === 0 ? 'Action not allowed by stack policy' : undefined;
}

function applies(statement: JsonObject, resource: StackResource, action: PolicyAction): boolean {
  const name = `LogicalResourceId/${resource.logicalId}`;
  return (
    matchesMember(statement, 'Action', action) &&
    matchesMember(statement, 'Resource', name) &&
    matchesCondition(statement.Condition, resource.type)
  );
}

function matchesMember(statement: JsonObject, member: string, text: string): boolean {
  const excluded = statement[`Not${member}`];
  return excluded === undefined
    ? patterns(statement[member]).some((pattern) => matches(pattern, text))
    : !patterns(excluded).some((pattern) => matches(pattern, text));
}

function matchesCondition(condition: unknown, type: string): boolean {
  if (!isObject(condition)) {
    return true;
  }
  return Object.values(condition).every(
    (test) =>
      isObject(test) && patterns(test.ResourceType).some((pattern) => matches(pattern, type)),
  );
}

function patterns(value: unknown): readonly string[] {
  return (isList(value) ? value : [value]).filter((item) => typeof item === 'string');
}

function matches(pattern: string, text: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);
}

const ACTION = /^Update:(\*|Modify|Replace|Delete)$/;

/** Statements of a stack policy. Throws when it isn't one; `{}` has none. */
export function parsePolicy(policy: string): readonly JsonObject[] {
  const source = parseJson(policy);
  const statements = isObject(source) ? (source.Statement ?? []) : undefined;
  if (!isList(statements) || !statements.every(isStatement)) {
    throw validationError('Error validating stack policy: Invalid stack policy');
  }
  return statements;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw validationError('Error validating stack policy: Invalid stack policy');
  }
}

function isStatement(value: unknown): value is JsonObject {
  return (
    isObject(value) &&
    (value.Effect === 'Allow' || value.Effect === 'Deny') &&
    value.Principal === '*' &&
    patterns(value.Action ?? value.NotAction).every((action) => ACTION.test(action)) &&
    (value.Resource !== undefined || value.NotResource !== undefined)
  );
}
