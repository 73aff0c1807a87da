import { type Operator, replaced } from '../operator';
import { isPositioned, textOf } from '../parse';

/** The limit itself counts on the other side. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
};

export const movedBoundaries: Operator = ({ node }, file) => {
  if (node.type !== 'BinaryExpression') {
    return [];
  }
  const { left, right, operator } = node;
  const other = NEIGHBOURS[operator];
  return other !== undefined && isPositioned(left) && isPositioned(right)
    ? [
        replaced(
          node,
          'guard',
          `${other} for ${operator}`,
          `(${textOf(file, left)}) ${other} (${textOf(file, right)})`,
        ),
      ]
    : [];
};
