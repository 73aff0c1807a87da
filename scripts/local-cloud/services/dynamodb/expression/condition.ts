import type { Item } from '../attribute-value';
import { type AttributeValue, compareValues, equalValues, typeOfValue } from '../attribute-value';
import type { Substitutions } from './names';
import { type DocumentPath, parsePath, valueAt } from './path';
import { Tokens } from './tokens';

export type Condition = (item: Item) => boolean;
type Operand = (item: Item) => AttributeValue | undefined;

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html */
export function parseCondition(expression: string, substitutions: Substitutions): Condition {
  const tokens = new Tokens('ConditionExpression', expression);
  const condition = parseOr(tokens, substitutions);
  if (!tokens.isAtEnd()) {
    throw tokens.error(`Syntax error; token: "${tokens.peek()}"`);
  }
  return condition;
}

function parseOr(tokens: Tokens, substitutions: Substitutions): Condition {
  const conditions = [parseAnd(tokens, substitutions)];
  while (tokens.take('OR')) {
    conditions.push(parseAnd(tokens, substitutions));
  }
  return (item) => conditions.some((condition) => condition(item));
}

function parseAnd(tokens: Tokens, substitutions: Substitutions): Condition {
  const conditions = [parseNot(tokens, substitutions)];
  while (tokens.take('AND')) {
    conditions.push(parseNot(tokens, substitutions));
  }
  return (item) => conditions.every((condition) => condition(item));
}

function parseNot(tokens: Tokens, substitutions: Substitutions): Condition {
  if (tokens.take('NOT')) {
    const negated = parseNot(tokens, substitutions);
    return (item) => !negated(item);
  }
  if (tokens.take('(')) {
    const inner = parseOr(tokens, substitutions);
    tokens.expect(')');
    return inner;
  }
  return tokens.peek(1) === '(' && tokens.peek() !== 'size'
    ? parseFunction(tokens, substitutions)
    : parseComparison(tokens, substitutions);
}

function parseFunction(tokens: Tokens, substitutions: Substitutions): Condition {
  const name = tokens.next();
  tokens.expect('(');
  const path = parsePath(tokens, substitutions);
  const argument = tokens.take(',') ? parseOperand(tokens, substitutions) : undefined;
  tokens.expect(')');
  const test = functionTest(name, argument);
  if (test === undefined) {
    throw tokens.error(`Invalid function name; function: ${name}`);
  }
  return (item) => test(valueAt(item, path), item);
}

function functionTest(
  name: string,
  argument: Operand | undefined,
): ((value: AttributeValue | undefined, item: Item) => boolean) | undefined {
  switch (name) {
    case 'attribute_exists':
      return (value) => value !== undefined;
    case 'attribute_not_exists':
      return (value) => value === undefined;
    case 'attribute_type':
      return (value, item) => value !== undefined && typeOfValue(value) === textOf(argument, item);
    case 'begins_with':
      return (value, item) =>
        value !== undefined && 'S' in value && value.S.startsWith(textOf(argument, item) ?? '\0');
    case 'contains':
      return (value, item) => contains(value, argument?.(item));
    default:
      return undefined;
  }
}

function textOf(operand: Operand | undefined, item: Item): string | undefined {
  const value = operand?.(item);
  return value !== undefined && 'S' in value ? value.S : undefined;
}

function contains(value: AttributeValue | undefined, wanted: AttributeValue | undefined): boolean {
  if (value === undefined || wanted === undefined) {
    return false;
  }
  if ('L' in value) {
    return value.L.some((element) => equalValues(element, wanted));
  }
  if ('SS' in value) {
    return 'S' in wanted && value.SS.includes(wanted.S);
  }
  return 'S' in value && 'S' in wanted && value.S.includes(wanted.S);
}

function parseComparison(tokens: Tokens, substitutions: Substitutions): Condition {
  const left = parseOperand(tokens, substitutions);
  if (tokens.take('BETWEEN')) {
    const low = parseOperand(tokens, substitutions);
    tokens.expect('AND');
    const high = parseOperand(tokens, substitutions);
    return (item) =>
      holds(left(item), low(item), (order) => order >= 0) &&
      holds(left(item), high(item), (order) => order <= 0);
  }
  if (tokens.take('IN')) {
    return parseIn(left, tokens, substitutions);
  }
  const operator = tokens.next();
  const right = parseOperand(tokens, substitutions);
  if (operator === '=' || operator === '<>') {
    return (item) => areEqual(left(item), right(item)) === (operator === '=');
  }
  const comparison = COMPARISONS[operator];
  if (comparison === undefined) {
    throw tokens.error(`Syntax error; token: "${operator}"`);
  }
  return (item) => holds(left(item), right(item), comparison);
}

function parseIn(left: Operand, tokens: Tokens, substitutions: Substitutions): Condition {
  tokens.expect('(');
  const candidates = [parseOperand(tokens, substitutions)];
  while (tokens.take(',')) {
    candidates.push(parseOperand(tokens, substitutions));
  }
  tokens.expect(')');
  return (item) => candidates.some((candidate) => areEqual(left(item), candidate(item)));
}

function areEqual(one: AttributeValue | undefined, other: AttributeValue | undefined): boolean {
  return one !== undefined && other !== undefined && equalValues(one, other);
}

function holds(
  one: AttributeValue | undefined,
  other: AttributeValue | undefined,
  comparison: (order: number) => boolean,
): boolean {
  const order = one && other && compareValues(one, other);
  return order !== undefined && comparison(order);
}

function parseOperand(tokens: Tokens, substitutions: Substitutions): Operand {
  const token = tokens.peek() ?? '';
  if (token.startsWith(':')) {
    const value = substitutions.value(tokens.next(), tokens);
    return () => value;
  }
  if (token === 'size' && tokens.peek(1) === '(') {
    tokens.next();
    tokens.expect('(');
    const path = parsePath(tokens, substitutions);
    tokens.expect(')');
    return (item) => sizeAt(item, path);
  }
  const path = parsePath(tokens, substitutions);
  return (item) => valueAt(item, path);
}

function sizeAt(item: Item, path: DocumentPath): AttributeValue | undefined {
  const value = valueAt(item, path);
  if (value === undefined) {
    return undefined;
  }
  const [content] = Object.values(value);
  const size =
    typeof content === 'string' || Array.isArray(content)
      ? content.length
      : Object.keys(content).length;
  return { N: String(size) };
}
