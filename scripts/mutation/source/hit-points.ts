import type { Node } from '@babel/types';
import { isPositioned, type Positioned, type SourceFile, type Visit, visits } from './parse';

/** Called by instrumented code whenever it comes by a point. */
export const HIT = '$hit';

/** Where runs can be seen to come by: statements in functions, and bodies of arrow functions. */
type PointKind = 'statement' | 'branch' | 'expression';

/** The point that is come by whenever a node runs; undefined for what runs when the file is loaded. */
export function hitPointOf(file: SourceFile, visit: Visit): string | undefined {
  const nodes = [...visit.ancestors.map(({ node }) => node), visit.node];
  const index = nodes.findLastIndex((node, at) => {
    const above = visit.ancestors[at - 1];
    return above && pointKind(node, above.node, above.key, nodes.slice(0, at)) !== undefined;
  });
  const point = nodes[index];
  return point && isPositioned(point) ? pointId(file, point) : undefined;
}

const pointId = (file: SourceFile, node: Positioned): string => `${file.path}:${node.start}`;

/** The same code, which tells of every point that it comes by. */
export function withHitPoints(file: SourceFile): string {
  const insertions = visits(file).flatMap(({ node, parent, member, ancestors }) => {
    const kind =
      parent &&
      pointKind(
        node,
        parent,
        member,
        ancestors.map((each) => each.node),
      );
    const call = `${HIT}(${JSON.stringify(pointId(file, node))})`;
    switch (kind) {
      case 'statement':
        return [{ at: node.start, order: 0, text: `${call};` }];
      case 'branch':
        return [
          { at: node.start, order: 0, text: `{${call};` },
          { at: node.end, order: -node.start, text: '}' },
        ];
      case 'expression':
        return [
          { at: node.start, order: 0, text: `(${call},` },
          { at: node.end, order: -node.start, text: ')' },
        ];
      default:
        return [];
    }
  });
  // From the back, so that the positions before stay right; at one position the innermost first.
  const sorted = insertions.toSorted((a, b) => b.at - a.at || b.order - a.order);
  return sorted.reduce(
    (text, { at, text: inserted }) => text.slice(0, at) + inserted + text.slice(at),
    file.text,
  );
}

function pointKind(
  node: Node,
  parent: Node,
  member: string,
  outer: readonly Node[],
): PointKind | undefined {
  if (!outer.some(({ type }) => FUNCTIONS.has(type)) || node.type === 'FunctionDeclaration') {
    return undefined;
  }
  switch (parent.type) {
    case 'BlockStatement':
      return member === 'body' ? 'statement' : undefined;
    case 'SwitchCase':
      return member === 'consequent' ? 'statement' : undefined;
    case 'IfStatement':
      return member !== 'test' && node.type !== 'BlockStatement' ? 'branch' : undefined;
    case 'ArrowFunctionExpression':
      return member === 'body' && node.type !== 'BlockStatement' ? 'expression' : undefined;
    default:
      return undefined;
  }
}

const FUNCTIONS: ReadonlySet<string> = new Set([
  'ArrowFunctionExpression',
  'ClassMethod',
  'FunctionDeclaration',
  'FunctionExpression',
  'ObjectMethod',
]);
