import type { Node } from '@babel/types';
import { type Operator, replaced } from '../operator';
import { isPositioned, textOf } from '../parse';

/** A difference for a sum, the largest for the smallest. */
export const wrongArithmetic: Operator = ({ node }, file) => {
  if (node.type === 'BinaryExpression') {
    const { left, right, operator } = node;
    const other = { '+': '-', '-': '+', '%': '/' }[operator as string];
    return other !== undefined && isPositioned(left) && isPositioned(right) && !isText(node)
      ? [
          replaced(
            node,
            'value',
            `${other} for ${operator}`,
            `(${textOf(file, left)}) ${other} (${textOf(file, right)})`,
          ),
        ]
      : [];
  }
  if (node.type === 'MemberExpression' && textOf(file, node) === 'Math.max') {
    return [replaced(node, 'value', 'min for max', 'Math.min')];
  }
  return node.type === 'MemberExpression' && textOf(file, node) === 'Math.min'
    ? [replaced(node, 'value', 'max for min', 'Math.max')]
    : [];
};

export const oppositeBooleans: Operator = ({ node, parent }) =>
  node.type === 'BooleanLiteral' && parent?.type !== 'TSLiteralType'
    ? [replaced(node, 'value', `${!node.value} for ${node.value}`, String(!node.value))]
    : [];

function isText(node: Node): boolean {
  switch (node.type) {
    case 'StringLiteral':
    case 'TemplateLiteral':
      return true;
    case 'BinaryExpression':
      return isText(node.left) || isText(node.right);
    default:
      return false;
  }
}
