import { parse } from '@babel/parser';
import { type File, type Node, type TraversalAncestors, traverse } from '@babel/types';

export interface SourceFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly tree: File;
}

/** A node with what it is in, outermost first. */
export interface Visit {
  readonly node: Positioned;
  readonly ancestors: TraversalAncestors;
  readonly parent: Node | undefined;
  /** Name of the member of the parent that holds it. */
  readonly member: string;
}

export type Positioned<T extends Node = Node> = T & {
  readonly start: number;
  readonly end: number;
};

export const parseSource = (path: string, text: string): SourceFile => ({
  path,
  text,
  tree: parse(text, { sourceType: 'module', plugins: ['typescript'] }),
});

/** Every node that runs: types and imports are left out. */
export function visits({ tree }: SourceFile): readonly Visit[] {
  const found: Visit[] = [];
  traverse(tree, {
    enter(node, ancestors) {
      const last = ancestors.at(-1);
      if (isPositioned(node) && !isInType(node, ancestors)) {
        found.push({
          node,
          ancestors: [...ancestors],
          parent: last?.node,
          member: last?.key ?? '',
        });
      }
    },
  });
  return found;
}

export function isPositioned<T extends Node>(node: T): node is Positioned<T> {
  return typeof node.start === 'number' && typeof node.end === 'number';
}

const isInType = (node: Node, ancestors: TraversalAncestors): boolean =>
  [node, ...ancestors.map((ancestor) => ancestor.node)].some(
    ({ type }) => type === 'ImportDeclaration' || (type.startsWith('TS') && !isWrapper(type)),
  );

/** Types around a value that runs. */
const isWrapper = (type: string): boolean =>
  [
    'TSAsExpression',
    'TSSatisfiesExpression',
    'TSNonNullExpression',
    'TSParameterProperty',
  ].includes(type);

/** The text of a node as it stands in the file. */
export const textOf = ({ text }: SourceFile, { start, end }: Positioned): string =>
  text.slice(start, end);
