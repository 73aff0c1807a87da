import type { Expression, Node } from '@babel/types';

const COMPARISONS: ReadonlySet<string> = new Set([
  '===',
  '!==',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'instanceof',
]);

const PREDICATES: ReadonlySet<string> = new Set([
  'every',
  'has',
  'hasOwn',
  'includes',
  'isArray',
  'isFinite',
  'some',
  'startsWith',
  'endsWith',
]);

export const isComparison = (node: Node): boolean =>
  node.type === 'BinaryExpression' && COMPARISONS.has(node.operator);

/** Whether an expression is a yes or a no by its looks; names don't tell. */
export function isBooleanLike(node: Node): boolean {
  switch (node.type) {
    case 'BinaryExpression':
      return isComparison(node);
    case 'UnaryExpression':
      return node.operator === '!';
    case 'LogicalExpression':
      return node.operator !== '??' && isBooleanLike(node.left) && isBooleanLike(node.right);
    case 'CallExpression':
      return calledName(node.callee) !== undefined && PREDICATES.has(calledName(node.callee) ?? '');
    default:
      return false;
  }
}

function calledName(callee: Expression | Node): string | undefined {
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
    ? callee.property.name
    : undefined;
}
