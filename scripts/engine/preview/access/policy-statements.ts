/** One statement of a policy, in the form that it is compared in. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  /** `*`, `AWS:arn:aws:iam::111122223333:root`, `Service:ecs-tasks.amazonaws.com`. */
  readonly principals: readonly string[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** As JSON with sorted keys; empty without one. */
  readonly condition: string;
  /** `NotAction`, `NotResource` or `NotPrincipal`, as JSON: compared as a whole. */
  readonly exclusions: string;
}

/** Stands for what a policy doesn't name: a role's own has no principal, a trust policy no resource. */
const IMPLIED = '';

/** Statements of a policy document, given as an object or as JSON text. */
export function statementsOf(document: unknown): Statement[] {
  const policy = typeof document === 'string' ? parsed(document) : document;
  return listOf(isRecord(policy) ? policy.Statement : undefined).flatMap((statement) =>
    isRecord(statement) ? [toStatement(statement)] : [],
  );
}

function toStatement(statement: Readonly<Record<string, unknown>>): Statement {
  const { Effect, Principal, Action, Resource, Condition } = statement;
  const { NotAction, NotResource, NotPrincipal } = statement;
  const exclusions = Object.entries({ NotAction, NotResource, NotPrincipal }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    effect: Effect === 'Deny' ? 'Deny' : 'Allow',
    principals: principalsOf(Principal),
    actions: textsOf(Action),
    resources: textsOf(Resource),
    condition: Condition === undefined ? '' : canonical(Condition),
    exclusions: exclusions.length === 0 ? '' : canonical(Object.fromEntries(exclusions)),
  };
}

function principalsOf(principal: unknown): string[] {
  if (!isRecord(principal)) {
    return textsOf(principal);
  }
  return Object.entries(principal).flatMap(([kind, names]) =>
    textsOf(names).map((name) => (name === '*' ? name : `${kind}:${name}`)),
  );
}

function textsOf(value: unknown): string[] {
  return value === undefined
    ? [IMPLIED]
    : listOf(value).map((item) => (typeof item === 'string' ? item : canonical(item)));
}

/** Equal values give equal texts, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    isRecord(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Text that isn't a policy, such as a reference that is only known later.
    return undefined;
  }
}

export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  return value === undefined ? [] : [value];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
