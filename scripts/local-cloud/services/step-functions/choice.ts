import { isJsonObject, type Json, type JsonObject } from './json';
import { findAtPath, type PathScope, valueAtPath } from './payload-template';
import { runtimeError } from './states-error';

/** https://states-language.net/spec.html#choice-state */
export function isChosen(rule: JsonObject, scope: PathScope): boolean {
  const { And: all, Or: any, Not: not, Variable: variable } = rule;
  if (Array.isArray(all)) {
    return all.every((part) => isJsonObject(part) && isChosen(part, scope));
  }
  if (Array.isArray(any)) {
    return any.some((part) => isJsonObject(part) && isChosen(part, scope));
  }
  if (isJsonObject(not)) {
    return !isChosen(not, scope);
  }
  if (typeof variable !== 'string') {
    throw runtimeError(`The choice rule ${JSON.stringify(rule)} has no Variable`);
  }
  return compare(rule, variable, scope);
}

function compare(rule: JsonObject, variable: string, scope: PathScope): boolean {
  const [operator, operand] =
    Object.entries(rule).find(([name]) => !['Variable', 'Next', 'Comment'].includes(name)) ?? [];
  if (operator === undefined || operand === undefined) {
    throw runtimeError(`The choice rule on ${variable} has no comparison`);
  }
  if (operator === 'IsPresent') {
    return (findAtPath(variable, scope) !== undefined) === operand;
  }
  const value = valueAtPath(variable, scope);
  const isType = TYPE_TESTS[operator];
  if (isType !== undefined) {
    return isType(value) === operand;
  }
  const isPath = operator.endsWith('Path');
  const comparison = comparisonNamed(isPath ? operator.slice(0, -'Path'.length) : operator);
  if (comparison === undefined) {
    throw runtimeError(`The local cloud doesn't model the comparison ${operator}`);
  }
  return comparison(value, isPath ? valueAtPath(String(operand), scope) : operand);
}

const TYPE_TESTS: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: (value) => value === null,
  IsString: (value) => typeof value === 'string',
  IsNumeric: (value) => typeof value === 'number',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => timestamp(value) !== undefined,
};

const ORDERS: Readonly<Record<string, (order: number) => boolean>> = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThan: (order) => order > 0,
  GreaterThanEquals: (order) => order >= 0,
};

function comparisonNamed(operator: string): ((one: Json, other: Json) => boolean) | undefined {
  if (operator === 'BooleanEquals') {
    return (one, other) => typeof one === 'boolean' && one === other;
  }
  if (operator === 'StringMatches') {
    return (one, other) => typeof one === 'string' && wildcard(String(other)).test(one);
  }
  const [, type = '', order = ''] = /^(String|Numeric|Timestamp)(\w+)$/.exec(operator) ?? [];
  const holds = ORDERS[order];
  const between = BETWEEN[type];
  return (
    holds &&
    between &&
    ((one, other) => {
      const difference = between(one, other);
      // Values of another type make the rule false, not the machine fail.
      return difference !== undefined && holds(difference);
    })
  );
}

const BETWEEN: Readonly<Record<string, (one: Json, other: Json) => number | undefined>> = {
  String: (one, other) =>
    typeof one === 'string' && typeof other === 'string'
      ? Buffer.compare(Buffer.from(one), Buffer.from(other))
      : undefined,
  Numeric: (one, other) =>
    typeof one === 'number' && typeof other === 'number' ? one - other : undefined,
  Timestamp: (one, other) => {
    const [first, second] = [timestamp(one), timestamp(other)];
    return first === undefined || second === undefined ? undefined : first - second;
  },
};

function timestamp(value: Json): number | undefined {
  return typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)
    ? Date.parse(value)
    : undefined;
}

/** `*` stands for anything; `\*` and `\\` for themselves. */
function wildcard(pattern: string): RegExp {
  const source = pattern.replaceAll(
    /\\([*\\])|([\\^$.*+?()[\]{}|])/g,
    (_match, literal, special) =>
      literal === undefined ? (special === '*' ? '.*' : `\\${special}`) : `\\${literal}`,
  );
  return new RegExp(`^${source}$`, 's');
}
