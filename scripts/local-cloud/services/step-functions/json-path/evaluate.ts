import { equalJson, isJsonObject, type Json } from '../json';
import type { Comparison, Filter, Operand } from './filter';
import { parsePath } from './parse';
import { isDefinite, type Path, type Segment } from './path';

/** What a path finds: one value, or a list where it could find several; `undefined` for nothing. */
export function findByPath(text: string, root: Json): Json | undefined {
  const path = parsePath(text);
  const found = select(path, root, root);
  return isDefinite(path) ? found[0] : found;
}

function select(path: Path, from: Json, root: Json): Json[] {
  return path.reduce<Json[]>(
    (values, segment) => values.flatMap((value) => step(segment, value, root)),
    [from],
  );
}

function step(segment: Segment, value: Json, root: Json): Json[] {
  switch (segment.kind) {
    case 'name':
      return segment.names.flatMap((name) => member(value, name));
    case 'index':
      return segment.indexes.flatMap((index) => elements(value).slice(index).slice(0, 1));
    case 'slice':
      return elements(value).slice(segment.from, segment.to);
    case 'all':
      return children(value);
    case 'descendants':
      return descendants(value);
    case 'filter': {
      const candidates = Array.isArray(value) ? elements(value) : [value];
      return candidates.filter((candidate) => matches(segment.filter, candidate, root));
    }
  }
}

function member(value: Json, name: string): Json[] {
  const found = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return found === undefined ? [] : [found];
}

function elements(value: Json): Json[] {
  return Array.isArray(value) ? [...value] : [];
}

function children(value: Json): Json[] {
  return isJsonObject(value) ? Object.values(value) : elements(value);
}

function descendants(value: Json): Json[] {
  return [value, ...children(value).flatMap(descendants)];
}

function matches(filter: Filter, element: Json, root: Json): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.every((part) => matches(part, element, root));
    case 'or':
      return filter.filters.some((part) => matches(part, element, root));
    case 'not':
      return !matches(filter.filter, element, root);
    case 'exists':
      return operandValue(filter.operand, element, root) !== undefined;
    case 'compare':
      return compare(
        filter.operator,
        operandValue(filter.left, element, root),
        operandValue(filter.right, element, root),
      );
  }
}

function operandValue(operand: Operand, element: Json, root: Json): Json | undefined {
  switch (operand.kind) {
    case 'literal':
      return operand.value;
    case 'path':
      return select(operand.path, operand.from === 'element' ? element : root, root)[0];
  }
}

function compare(operator: Comparison, one: Json | undefined, other: Json | undefined): boolean {
  switch (operator) {
    case '==':
      return one !== undefined && equalJson(one, other);
    case '!=':
      return !equalJson(one, other);
    default:
      return inOrder(operator, one, other);
  }
}

/** Texts and numbers have an order, each among themselves. */
function inOrder(
  operator: Exclude<Comparison, '==' | '!='>,
  one: Json | undefined,
  other: Json | undefined,
): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    return isOrder(operator, one - other);
  }
  if (typeof one === 'string' && typeof other === 'string') {
    return isOrder(operator, one < other ? -1 : one > other ? 1 : 0);
  }
  return false;
}

function isOrder(operator: Exclude<Comparison, '==' | '!='>, order: number): boolean {
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}
