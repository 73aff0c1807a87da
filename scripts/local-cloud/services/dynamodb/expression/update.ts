import { AwsError } from '../../../service';
import type { AttributeValue, Item } from '../attribute-value';
import type { Substitutions } from './names';
import { type DocumentPath, parsePath, valueAt, withValueAt } from './path';
import { Tokens } from './tokens';

export type Update = (item: Item) => Item;

/** The value that an action gives its path, out of the item as it was; `undefined` removes it. */
type Assignment = {
  readonly path: DocumentPath;
  readonly value: (before: Item) => AttributeValue | undefined;
};

const CLAUSES = ['SET', 'REMOVE', 'ADD', 'DELETE'];

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html */
export function parseUpdate(expression: string, substitutions: Substitutions): Update {
  const tokens = new Tokens('UpdateExpression', expression);
  const assignments: Assignment[] = [];
  while (!tokens.isAtEnd()) {
    const clause = tokens.next().toUpperCase();
    if (!CLAUSES.includes(clause) || clause === 'DELETE') {
      throw tokens.error(`Syntax error; token: "${clause}"`);
    }
    do {
      assignments.push(parseAction(clause, tokens, substitutions));
    } while (tokens.take(','));
  }
  refuseOverlaps(assignments, tokens);
  return (before) => assignments.reduce((item, action) => apply(item, before, action), before);
}

function parseAction(clause: string, tokens: Tokens, substitutions: Substitutions): Assignment {
  const path = parsePath(tokens, substitutions);
  switch (clause) {
    case 'SET':
      tokens.expect('=');
      return { path, value: parseSum(tokens, substitutions) };
    case 'ADD': {
      const summand = substitutions.value(tokens.next(), tokens);
      return {
        path,
        value: (before) => add(valueAt(before, path) ?? { N: '0' }, summand, 1),
      };
    }
    default:
      return { path, value: () => undefined };
  }
}

function parseSum(tokens: Tokens, substitutions: Substitutions): Assignment['value'] {
  const left = parseValue(tokens, substitutions);
  const sign = tokens.take('+') ? 1 : tokens.take('-') ? -1 : undefined;
  if (sign === undefined) {
    return left;
  }
  const right = parseValue(tokens, substitutions);
  return (before) => add(present(left(before)), present(right(before)), sign);
}

function parseValue(tokens: Tokens, substitutions: Substitutions): Assignment['value'] {
  const token = tokens.peek() ?? '';
  if (token.startsWith(':')) {
    const value = substitutions.value(tokens.next(), tokens);
    return () => value;
  }
  if (tokens.peek(1) === '(') {
    return parseFunction(tokens, substitutions);
  }
  const path = parsePath(tokens, substitutions);
  return (before) => present(valueAt(before, path));
}

function parseFunction(tokens: Tokens, substitutions: Substitutions): Assignment['value'] {
  const name = tokens.next();
  tokens.expect('(');
  switch (name) {
    case 'if_not_exists': {
      const path = parsePath(tokens, substitutions);
      tokens.expect(',');
      const otherwise = parseValue(tokens, substitutions);
      tokens.expect(')');
      return (before) => valueAt(before, path) ?? otherwise(before);
    }
    case 'list_append': {
      const first = parseValue(tokens, substitutions);
      tokens.expect(',');
      const second = parseValue(tokens, substitutions);
      tokens.expect(')');
      return (before) => append(present(first(before)), present(second(before)));
    }
    default:
      throw tokens.error(`Invalid function name; function: ${name}`);
  }
}

function apply(item: Item, before: Item, { path, value }: Assignment): Item {
  const after = value(before);
  const changed = withValueAt(item, path, after);
  if (changed !== undefined) {
    return changed;
  }
  if (after === undefined) {
    // Removing what is not there is no error.
    return item;
  }
  throw invalid('The document path provided in the update expression is invalid for update');
}

function present(value: AttributeValue | undefined): AttributeValue {
  if (value === undefined) {
    throw invalid('The provided expression refers to an attribute that does not exist in the item');
  }
  return value;
}

function add(one: AttributeValue, other: AttributeValue, sign: 1 | -1): AttributeValue {
  if (!('N' in one) || !('N' in other)) {
    throw invalid('An operand in the update expression has an incorrect data type');
  }
  return { N: String(Number(one.N) + sign * Number(other.N)) };
}

function append(one: AttributeValue, other: AttributeValue): AttributeValue {
  if (!('L' in one) || !('L' in other)) {
    throw invalid('An operand in the update expression has an incorrect data type');
  }
  return { L: [...one.L, ...other.L] };
}

/** One path may not be changed twice, nor a path and a part of it. */
function refuseOverlaps(assignments: readonly Assignment[], tokens: Tokens): void {
  const paths = assignments.map(({ path }) => path);
  for (const [index, path] of paths.entries()) {
    const overlapping = paths
      .slice(index + 1)
      .find((other) => path.every((step, at) => at >= other.length || other[at] === step));
    if (overlapping !== undefined) {
      throw tokens.error(
        `Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [${path.join(', ')}], path two: [${overlapping.join(', ')}]`,
      );
    }
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
