import { weakenedConditions } from '../../condition-expression';
import { type Operator, replaced } from '../operator';

/** What a write to the state table demands: nothing, or one part less. */
export const weakerConditions: Operator = ({ node, parent }) => {
  if (
    node.type !== 'StringLiteral' ||
    parent?.type !== 'ObjectProperty' ||
    parent.key.type !== 'Identifier' ||
    parent.key.name !== 'expression'
  ) {
    return [];
  }
  return weakenedConditions(node.value).map(({ how, expression }) =>
    replaced(node, 'condition', how, `'${expression}'`),
  );
};
