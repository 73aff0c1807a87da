import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { validationError } from '../errors';

/** Tags that aren't `Fn::` plus their name. */
const UNPREFIXED_TAGS = new Set(['Ref', 'Condition']);

/**
 * Parses a YAML template. CloudFormation speaks YAML 1.1 without timestamps,
 * aliases and merge keys:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function parseYaml(body: string): unknown {
  const document = parseDocument(body, {
    version: '1.1',
    merge: false,
    logLevel: 'silent',
    customTags: (tags) =>
      tags.filter((tag) => typeof tag === 'string' || !tag.tag.endsWith(':timestamp')),
  });
  const [error] = document.errors;
  if (error !== undefined) {
    const [position] = error.linePos ?? [];
    throw validationError(
      `Template format error: YAML not well-formed. (line ${position?.line ?? 1}, column ${position?.col ?? 1})`,
    );
  }
  return toJson(document.contents, document);
}

function toJson(node: Node | null, document: Document): unknown {
  const value = untagged(node, document);
  const tag = node?.tag;
  if (tag === undefined || !tag.startsWith('!') || tag === '!') {
    return value;
  }
  return shortForm(tag.slice(1), value);
}

function untagged(node: Node | null, document: Document): unknown {
  if (isScalar(node)) {
    return node.value;
  }
  if (isSeq(node)) {
    return node.items.map((item) => toJson(asNode(item), document));
  }
  if (isMap(node)) {
    return mapToJson(node, document);
  }
  if (isAlias(node)) {
    throw validationError(
      'Template error: YAML aliases are not allowed in CloudFormation templates',
    );
  }
  return null;
}

function mapToJson(map: YAMLMap, document: Document): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const pair of map.items) {
    const key = isScalar(pair.key) ? scalarKey(pair.key) : String(pair.key);
    result[key] = toJson(asNode(pair.value), document);
  }
  return result;
}

/** Keys are text as written: `2012:` and `Yes:` are names, not a number and a boolean. */
function scalarKey(key: { readonly value: unknown; readonly source?: string | undefined }): string {
  return key.source ?? String(key.value);
}

function asNode(value: unknown): Node | null {
  return isScalar(value) || isSeq(value) || isMap(value) || isAlias(value) ? value : null;
}

/** `!Sub text` → `{ "Fn::Sub": "text" }`; `!GetAtt A.B.C` → `{ "Fn::GetAtt": ["A", "B.C"] }`. */
function shortForm(name: string, value: unknown): Record<string, unknown> {
  if (UNPREFIXED_TAGS.has(name)) {
    return { [name]: value };
  }
  if (name === 'GetAtt' && typeof value === 'string') {
    return { 'Fn::GetAtt': splitAttribute(value) };
  }
  return { [`Fn::${name}`]: value };
}

/** The logical id has no dot, the attribute may. */
export function splitAttribute(text: string): string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
