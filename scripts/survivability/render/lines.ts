import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { Place } from '../dependency';

/** `generated/regional.yaml:1206`, for a terminal that opens it. */
export type LineOf = (place: Place) => string;

/** Finds the lines of places in generated templates, each of which is read once. */
export function linesIn(projectFolder: string): LineOf {
  const documents = new Map<string, { document: Document; lines: LineCounter }>();
  const open = (file: string) => {
    const lines = new LineCounter();
    const document = parseDocument(readFileSync(join(projectFolder, file), 'utf8'), {
      lineCounter: lines,
    });
    documents.set(file, { document, lines });
    return { document, lines };
  };
  return ({ file, path }) => {
    if (path.length === 0) {
      return file;
    }
    const { document, lines } = documents.get(file) ?? open(file);
    return `${file}:${lineOf(document, lines, path)}`;
  };
}

/** Of the closest thing around it that is in the file: conditions and references are worked out by then. */
function lineOf(document: Document, lines: LineCounter, path: readonly string[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      return lines.linePos(node.range[0]).line;
    }
  }
  return 1;
}
