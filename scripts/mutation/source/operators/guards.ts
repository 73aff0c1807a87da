import type { LogicalExpression, Node } from '@babel/types';
import { isBooleanLike } from '../boolean-like';
import { type Finding, type Operator, replaced } from '../operator';
import { isPositioned, type Positioned, type SourceFile, textOf, type Visit } from '../parse';

/** Each condition forced to hold and not to hold. A loop that always goes on proves nothing. */
export const forcedTests: Operator = ({ node }) => {
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return both(node.test);
    case 'WhileStatement':
      return node.test.type === 'BooleanLiteral' ? [] : never(node.test);
    case 'ForStatement':
      return node.test ? never(node.test) : [];
    default:
      return [];
  }
};

/** Yes or no as a value: of a predicate, a member, an argument. */
export const forcedValues: Operator = (visit) =>
  isBooleanLike(visit.node) && !isPartOfCondition(visit) ? both(visit.node) : [];

/** Each part of an `and`, an `or` and a default left out. */
export const droppedOperands: Operator = ({ node, parent }, file) => {
  if (node.type !== 'LogicalExpression' || isSameChain(node, parent)) {
    return [];
  }
  const operands = operandsOf(node);
  return operands.map((operand, index) => {
    const others = operands.filter((each) => each !== operand);
    const how = node.operator === '??' ? nameOfDefault(index) : `without ${shortOf(operand, file)}`;
    return replaced(
      node,
      'guard',
      how,
      `(${others.map((each) => textOf(file, each)).join(` ${node.operator} `)})`,
    );
  });
};

export const droppedCases: Operator = ({ node }) =>
  node.type === 'SwitchCase' && node.test !== null && node.consequent.length > 0
    ? [replaced(node, 'guard', 'without this case', '')]
    : [];

const nameOfDefault = (index: number) =>
  index === 0 ? 'always the default' : 'without the default';

const shortOf = (node: Positioned, file: SourceFile): string =>
  textOf(file, node).replace(/\s+/g, ' ').slice(0, 60);

function both(test: Node): readonly Finding[] {
  return isPositioned(test)
    ? [replaced(test, 'guard', 'always holds', 'true'), ...never(test)]
    : [];
}

const never = (test: Node): readonly Finding[] =>
  isPositioned(test) ? [replaced(test, 'guard', 'never holds', 'false')] : [];

/** Whoever decides by it forces it already. */
function isPartOfCondition({ parent, member }: Visit): boolean {
  switch (parent?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
    case 'ForStatement':
      return member === 'test';
    case 'LogicalExpression':
      return true;
    case 'UnaryExpression':
      return parent.operator === '!';
    default:
      return false;
  }
}

const isSameChain = ({ operator }: LogicalExpression, parent: Node | undefined): boolean =>
  parent?.type === 'LogicalExpression' && parent.operator === operator;

function operandsOf(node: LogicalExpression): readonly Positioned[] {
  return [node.left, node.right].flatMap((operand) => {
    if (operand.type === 'LogicalExpression' && operand.operator === node.operator) {
      return operandsOf(operand);
    }
    return isPositioned(operand) ? [operand] : [];
  });
}
