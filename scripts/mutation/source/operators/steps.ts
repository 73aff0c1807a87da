import type { Node, Statement } from '@babel/types';
import { type Finding, type Operator, replaced } from '../operator';
import { isPositioned, type Positioned, textOf, type Visit } from '../parse';

/** A statement that does something isn't done; an early end isn't taken. */
export const deletedStatements: Operator = (visit, file) => {
  const { node } = visit;
  switch (node.type) {
    case 'ExpressionStatement':
      return [deleted(node, textOf(file, node))];
    case 'ThrowStatement':
    case 'ReturnStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      // Alone in its branch, or at the end: the guard's own mutants do the same, or nothing does.
      return isLast(visit) ? [] : [deleted(node, textOf(file, node))];
    default:
      return [];
  }
};

/** The result of a step that was not done is not there. */
export const deletedAwaits: Operator = ({ node, parent, member }, file) => {
  if (node.type !== 'AwaitExpression') {
    return [];
  }
  if (parent?.type === 'VariableDeclarator' && member === 'init') {
    return [replaced(node, 'step', `not done: ${shortOf(file.text, node)}`, emptyFor(parent.id))];
  }
  return parent?.type === 'ExpressionStatement'
    ? []
    : [replaced(node, 'step', `not done: ${shortOf(file.text, node)}`, 'undefined')];
};

/** `return doIt()` and `() => doIt()` in what is waited for. */
export const deletedTailCalls: Operator = ({ node, parent, member, ancestors }, file) => {
  if (node.type !== 'CallExpression') {
    return [];
  }
  const isTail =
    (parent?.type === 'ReturnStatement' && isAsync(ancestors.map((each) => each.node))) ||
    (parent?.type === 'ArrowFunctionExpression' && member === 'body' && parent.async);
  return isTail
    ? [replaced(node, 'step', `not done: ${shortOf(file.text, node)}`, 'undefined')]
    : [];
};

/** One of what is done at once. */
export const deletedAtOnce: Operator = ({ node, parent }, file) => {
  if (node.type !== 'ArrayExpression' || parent?.type !== 'CallExpression') {
    return [];
  }
  const { callee } = parent;
  return isPositioned(callee) && textOf(file, callee).startsWith('Promise.all')
    ? node.elements.flatMap((element) =>
        element !== null && isPositioned(element) && element.type === 'CallExpression'
          ? [replaced(element, 'step', `not done: ${shortOf(file.text, element)}`, 'undefined')]
          : [],
      )
    : [];
};

/** Two neighbours, both of which are waited for, and the second of which needs nothing of the first. */
export const swappedStatements: Operator = ({ node }, file) => {
  if (node.type !== 'BlockStatement' && node.type !== 'SwitchCase') {
    return [];
  }
  const statements = node.type === 'BlockStatement' ? node.body : node.consequent;
  return statements.flatMap((first, index) => {
    const second = statements[index + 1];
    return second !== undefined && canSwap(first, second, file.text)
      ? [swap(first, second, file.text)]
      : [];
  });
};

/** A block: an empty statement is refused as the body of an `if`. */
const deleted = (node: Positioned, text: string): Finding =>
  replaced(node, 'step', `not done: ${text.replace(/\s+/g, ' ').slice(0, 60)}`, '{}');

const shortOf = (text: string, { start, end }: Positioned): string =>
  text.slice(start, end).replace(/\s+/g, ' ').slice(0, 60);

const emptyFor = ({ type }: Node): string => {
  switch (type) {
    case 'ObjectPattern':
      return '{}';
    case 'ArrayPattern':
      return '[]';
    default:
      return 'undefined';
  }
};

function isLast({ node, parent, ancestors }: Visit): boolean {
  if (parent?.type !== 'BlockStatement') {
    return parent?.type !== 'SwitchCase';
  }
  const owner = ancestors.at(-2)?.node;
  const isBranch = owner?.type === 'IfStatement' && parent.body.length === 1;
  const isEndOfFunction = owner?.type !== 'IfStatement' && parent.body.at(-1) === node;
  return isBranch || isEndOfFunction;
}

function isAsync(nodes: readonly Node[]): boolean {
  const owner = nodes.findLast(
    ({ type }) =>
      type === 'FunctionDeclaration' ||
      type === 'FunctionExpression' ||
      type === 'ArrowFunctionExpression' ||
      type === 'ObjectMethod' ||
      type === 'ClassMethod',
  );
  return owner !== undefined && 'async' in owner && owner.async === true;
}

function canSwap(first: Statement, second: Statement, text: string): boolean {
  if (!isPositioned(first) || !isPositioned(second)) {
    return false;
  }
  return isStep(first, text) && isStep(second, text) && !needs(second, namesOf(first), text);
}

function isStep(node: Positioned<Statement>, text: string): boolean {
  return (
    (node.type === 'ExpressionStatement' || node.type === 'VariableDeclaration') &&
    text.slice(node.start, node.end).includes('await ')
  );
}

/** Names that a declaration gives; those of a pattern by their looks. */
function namesOf(node: Positioned<Statement>): readonly string[] {
  if (node.type !== 'VariableDeclaration') {
    return [];
  }
  return node.declarations.flatMap(({ id }) => {
    switch (id.type) {
      case 'Identifier':
        return [id.name];
      case 'ObjectPattern':
        return id.properties.flatMap((property) =>
          property.type === 'ObjectProperty' && property.value.type === 'Identifier'
            ? [property.value.name]
            : [],
        );
      case 'ArrayPattern':
        return id.elements.flatMap((element) =>
          element?.type === 'Identifier' ? [element.name] : [],
        );
      default:
        return [];
    }
  });
}

function needs(node: Positioned, names: readonly string[], text: string): boolean {
  const own = text.slice(node.start, node.end);
  return names.some((name) => new RegExp(`\\b${name}\\b`).test(own));
}

function swap(first: Statement, second: Statement, text: string): Finding {
  const [a, b] = [first, second];
  const [start, middle, from, end] = [a.start ?? 0, a.end ?? 0, b.start ?? 0, b.end ?? 0];
  return {
    kind: 'order',
    how: `after the next: ${text.slice(start, middle).replace(/\s+/g, ' ').slice(0, 60)}`,
    edit: {
      start,
      end,
      text: `${text.slice(from, end)}${text.slice(middle, from)}${text.slice(start, middle)}`,
    },
  };
}
