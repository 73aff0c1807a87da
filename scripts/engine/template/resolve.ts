/** What a template is told before anything is deployed. */
export interface TemplateScope {
  /** Parameters that have a value; lists are arrays. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly mappings: Readonly<Record<string, unknown>>;
  /** Whether a condition holds; false for one that the template lacks. */
  condition(name: string): boolean;
}

/** Stands for a property that `AWS::NoValue` takes away. */
const NO_VALUE = Symbol('AWS::NoValue');

type Node = Readonly<Record<string, unknown>>;

/**
 * A value with everything put in that is known before the deploy. What only AWS can say, such as
 * an ARN of a resource, stays the intrinsic function that it is: a text is a known text.
 */
export function resolveValue(value: unknown, scope: TemplateScope): unknown {
  const resolved = resolve(value, scope);
  return resolved === NO_VALUE ? undefined : resolved;
}

function resolve(value: unknown, scope: TemplateScope): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolve(item, scope)).filter((item) => item !== NO_VALUE);
  }
  if (!isNode(value)) {
    return value;
  }
  const entries = Object.entries(value);
  const [name, argument] = entries.length === 1 ? (entries[0] ?? []) : [];
  const intrinsic = name === undefined ? undefined : INTRINSICS[name];
  return intrinsic === undefined
    ? Object.fromEntries(
        entries
          .map(([key, item]) => [key, resolve(item, scope)] as const)
          .filter(([, item]) => item !== NO_VALUE),
      )
    : intrinsic(argument, scope);
}

type Intrinsic = (argument: unknown, scope: TemplateScope) => unknown;

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, { parameters }) =>
    name === 'AWS::NoValue' ? NO_VALUE : (parameters[String(name)] ?? { Ref: name }),
  Condition: (name, scope) => scope.condition(String(name)),
  'Fn::If': (argument, scope) => {
    const [condition, whenTrue, whenFalse] = listOf(argument);
    return resolve(scope.condition(String(condition)) ? whenTrue : whenFalse, scope);
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map, top, second] = listOf(argument).map((key) => resolve(key, scope));
    const found = at(at(at(scope.mappings, map), top), second);
    return found ?? { 'Fn::FindInMap': [map, top, second] };
  },
  'Fn::Select': (argument, scope) => {
    const [index, list] = listOf(argument);
    const items = resolve(list, scope);
    return Array.isArray(items) ? items[Number(index)] : { 'Fn::Select': [index, items] };
  },
  'Fn::Join': (argument, scope) => {
    const [separator, list] = listOf(argument);
    const items = resolve(list, scope);
    return isTexts(items) ? items.join(String(separator)) : { 'Fn::Join': [separator, items] };
  },
  'Fn::Split': (argument, scope) => {
    const [separator, source] = listOf(argument);
    const text = resolve(source, scope);
    return typeof text === 'string'
      ? text.split(String(separator))
      : { 'Fn::Split': [separator, text] };
  },
  'Fn::Sub': substitute,
  'Fn::Equals': (argument, scope) => {
    const [one, other] = listOf(argument).map((side) => resolve(side, scope));
    return isNode(one) || isNode(other) ? { 'Fn::Equals': [one, other] } : one === other;
  },
  'Fn::Not': (argument, scope) => !listOf(argument).every((part) => resolve(part, scope) === true),
  'Fn::And': (argument, scope) => listOf(argument).every((part) => resolve(part, scope) === true),
  'Fn::Or': (argument, scope) => listOf(argument).some((part) => resolve(part, scope) === true),
};

/** `${Name}`; `${!Name}` is a text of its own. */
const PLACEHOLDER = /\$\{([^!}][^}]*)\}/g;

function substitute(argument: unknown, scope: TemplateScope): unknown {
  const [text, own] = Array.isArray(argument) ? argument : [argument, {}];
  const values = isNode(own) ? own : {};
  let isKnown = true;
  const substituted = String(text).replaceAll(PLACEHOLDER, (whole: string, name: string) => {
    const value = resolve(name in values ? values[name] : { Ref: name }, scope);
    if (typeof value === 'string') {
      return value;
    }
    isKnown = false;
    return whole;
  });
  return isKnown ? substituted.replaceAll('${!', '${') : { 'Fn::Sub': argument };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

function at(node: unknown, key: unknown): unknown {
  return isNode(node) ? node[String(key)] : undefined;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
