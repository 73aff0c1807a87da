import type { Node } from '@babel/types';
import { type Edit, type Operator, replaced } from '../operator';
import { isPositioned, textOf } from '../parse';

/** What goes wrong is not handled here. */
export const droppedCatches: Operator = ({ node }, file) => {
  if (node.type === 'TryStatement' && node.handler && isPositioned(node.block)) {
    const { block, handler, finalizer } = node;
    if (finalizer) {
      return isPositioned(finalizer)
        ? [
            replaced(
              node,
              'catch',
              'without its catch',
              `try ${textOf(file, block)} finally ${textOf(file, finalizer)}`,
            ),
          ]
        : [];
    }
    return isPositioned(handler)
      ? [replaced(node, 'catch', 'without its catch', textOf(file, block))]
      : [];
  }
  if (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    node.callee.property.type === 'Identifier' &&
    node.callee.property.name === 'catch' &&
    isPositioned(node.callee.object)
  ) {
    return [replaced(node, 'catch', 'without its catch', textOf(file, node.callee.object))];
  }
  return [];
};

/** A name in a set of names: what counts as worth repeating, as a reason, as ours. */
export const droppedNames: Operator = ({ node, parent }, file) => {
  if (node.type !== 'ArrayExpression' || parent?.type !== 'NewExpression') {
    return [];
  }
  const elements = node.elements.filter((element) => element !== null && isPositioned(element));
  return elements.flatMap((element, index) =>
    element !== null && isPositioned(element)
      ? [
          replaced(
            withItsComma(element, elements[index - 1], elements[index + 1]),
            'retry',
            `without ${textOf(file, element)}`,
            '',
          ),
        ]
      : [],
  );
};

/** A comma alone would be an element too: a hole, which TypeScript refuses. */
function withItsComma(
  { start, end }: Span,
  before: Node | null | undefined,
  next: Node | null | undefined,
): Span {
  if (next && isPositioned(next)) {
    return { start, end: next.start };
  }
  return before && isPositioned(before) ? { start: before.end, end } : { start, end };
}

type Span = Pick<Edit, 'start' | 'end'>;
