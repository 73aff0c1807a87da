import type { Node } from '@babel/types';
import type { SourceFile, Visit } from './parse';

/** Members that hold what people read, and nothing acts on. */
const TEXT_MEMBERS: ReadonlySet<string> = new Set([
  'because',
  'detail',
  'evidence',
  'happened',
  'nextCommand',
  'subject',
]);

/** Text that people read, and logging: neither changes what happens. */
export function isTextOnly(visit: Visit, textFunctions: readonly string[]): boolean {
  return [...visit.ancestors.map(({ node }) => node), visit.node].some(
    (node, index, all) =>
      node.type === 'TemplateLiteral' ||
      (node.type === 'ObjectProperty' &&
        node !== visit.node &&
        node.key.type === 'Identifier' &&
        TEXT_MEMBERS.has(node.key.name)) ||
      (node.type === 'NewExpression' && all[index - 1]?.type === 'ThrowStatement') ||
      isLogging(node) ||
      (nameOf(node, all[index - 1]) !== undefined &&
        textFunctions.includes(nameOf(node, all[index - 1]) ?? '')),
  );
}

function isLogging(node: Node): boolean {
  if (node.type === 'ExpressionStatement') {
    return isLogging(node.expression);
  }
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    isLogger(node.callee.object)
  );
}

const isLogger = (node: Node): boolean =>
  (node.type === 'Identifier' && node.name === 'logger') ||
  (node.type === 'MemberExpression' &&
    node.property.type === 'Identifier' &&
    node.property.name === 'logger');

/** Of a function, or of the constant that one is kept in. */
function nameOf(node: Node, parent: Node | undefined): string | undefined {
  if (node.type === 'FunctionDeclaration') {
    return node.id?.name;
  }
  return node.type === 'ArrowFunctionExpression' &&
    parent?.type === 'VariableDeclarator' &&
    parent.id.type === 'Identifier'
    ? parent.id.name
    : undefined;
}

/** The innermost function, class member or constant that something is in; for its mutant's id. */
export function scopeOf(visit: Visit, _file: SourceFile): string {
  const nodes = [...visit.ancestors.map(({ node }) => node), visit.node];
  const names = nodes.flatMap((node, index) => {
    const name = nameOf(node, nodes[index - 1]);
    if (name !== undefined) {
      return [name];
    }
    switch (node.type) {
      case 'VariableDeclarator':
        return node.id.type === 'Identifier' && nodes[index - 2]?.type !== 'BlockStatement'
          ? [node.id.name]
          : [];
      case 'ClassMethod':
        return node.key.type === 'Identifier' ? [node.key.name] : [];
      default:
        return [];
    }
  });
  return names[0] ?? 'file';
}
