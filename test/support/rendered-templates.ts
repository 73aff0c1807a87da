import { templates } from '../../templates-src';
import { type TemplateDocument, toDocument } from '../../templates-src/cfn/document';
import type { StackId } from '../../templates-src/topology';

/** Every template as its source makes it now, whatever stands in `generated/`. */
export function renderedTemplates(): Readonly<Record<StackId, TemplateDocument>> {
  return {
    foundation: toDocument(templates.foundation()),
    'global-database': toDocument(templates['global-database']()),
    regional: toDocument(templates.regional()),
    'global-dns': toDocument(templates['global-dns']()),
  };
}

/** A copy with one value replaced; the keys up to it have to exist. */
export function withValueAt<Document>(
  document: Document,
  path: readonly (string | number)[],
  value: unknown,
): Document {
  const copy = structuredClone(document);
  const last = path.at(-1);
  let node: unknown = copy;
  for (const key of path.slice(0, -1)) {
    node = isContainer(node) ? node[key] : undefined;
  }
  if (!isContainer(node) || last === undefined) {
    throw new Error(`nothing to change at ${path.join('.')}`);
  }
  node[last] = value;
  return copy;
}

function isContainer(node: unknown): node is Record<string | number, unknown> {
  return typeof node === 'object' && node !== null;
}
