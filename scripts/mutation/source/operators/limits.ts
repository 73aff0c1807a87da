import type { Node } from '@babel/types';
import { type Operator, replaced } from '../operator';
import { isPositioned, textOf, type Visit } from '../parse';

/** Far enough that whatever depends on it shows. */
const FACTOR = 20;

/** Every number with a name: a limit, an interval, a threshold, a count. */
export const otherLimits: Operator = (visit, file) => {
  const { node, parent, member } = visit;
  if (!isNamed(visit) || !isConstantNumber(node) || isSmall(node)) {
    return [];
  }
  const text = `(${textOf(file, node)})`;
  return parent === undefined || member === ''
    ? []
    : [
        replaced(node, 'limit', `times ${FACTOR}`, `(${text} * ${FACTOR})`),
        replaced(node, 'limit', `a ${FACTOR}th`, `Math.ceil(${text} / ${FACTOR})`),
      ];
};

/** A call that goes on when the time for it is over. */
export const unlimitedCalls: Operator = ({ node }, file) => {
  if (node.type !== 'ObjectExpression' || !isPositioned(node)) {
    return [];
  }
  const [only] = node.properties;
  return node.properties.length === 1 &&
    only?.type === 'ObjectProperty' &&
    only.key.type === 'Identifier' &&
    only.key.name === 'abortSignal'
    ? [replaced(node, 'limit', 'without a limit', '{}')]
    : node.properties.flatMap((property) =>
        property.type === 'ObjectProperty' &&
        property.key.type === 'Identifier' &&
        property.key.name === 'signal' &&
        isPositioned(property) &&
        textOf(file, node).includes(': ')
          ? [replaced(property, 'limit', 'without a limit', 'signal: new AbortController().signal')]
          : [],
      );
};

function isNamed({ parent, member }: Visit): boolean {
  switch (parent?.type) {
    case 'VariableDeclarator':
      return member === 'init';
    case 'ObjectProperty':
      return member === 'value';
    default:
      return false;
  }
}

function isConstantNumber(node: Node): boolean {
  switch (node.type) {
    case 'NumericLiteral':
      return true;
    case 'BinaryExpression':
      return isConstantNumber(node.left) && isConstantNumber(node.right);
    default:
      return false;
  }
}

/** Zero and one are no amounts but beginnings. */
const isSmall = (node: Node): boolean => node.type === 'NumericLiteral' && node.value <= 1;
