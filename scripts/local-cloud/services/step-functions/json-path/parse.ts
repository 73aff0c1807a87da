import type { Comparison, Filter, Operand, PathOperand } from './filter';
import type { Path, Segment } from './path';
import { Scanner } from './scanner';

const parsed = new Map<string, Path>();

/** Parses `$…`; state machines use the same few paths over and over. */
export function parsePath(text: string): Path {
  const known = parsed.get(text);
  if (known !== undefined) {
    return known;
  }
  const scanner = new Scanner(text);
  scanner.expect('$');
  const path = parseSegments(scanner);
  if (!scanner.isAtEnd()) {
    throw scanner.error('unexpected text');
  }
  parsed.set(text, path);
  return path;
}

const NAME = /[^\s.[\]()'",<>=!&|*?@$]+/;

function parseSegments(scanner: Scanner): Path {
  const segments: Segment[] = [];
  for (;;) {
    if (scanner.take('..')) {
      segments.push({ kind: 'descendants' });
      if (!scanner.take('[')) {
        segments.push(parseName(scanner));
        continue;
      }
      segments.push(parseBrackets(scanner));
    } else if (scanner.take('.')) {
      segments.push(parseName(scanner));
    } else if (scanner.take('[')) {
      segments.push(parseBrackets(scanner));
    } else {
      return segments;
    }
  }
}

function parseName(scanner: Scanner): Segment {
  if (scanner.take('*')) {
    return { kind: 'all' };
  }
  const name = scanner.match(NAME);
  if (name === undefined) {
    throw scanner.error('a name expected');
  }
  if (scanner.take('(')) {
    throw scanner.error(`the function ${name}() isn't modelled`);
  }
  return { kind: 'name', names: [name] };
}

function parseBrackets(scanner: Scanner): Segment {
  scanner.skipSpace();
  const segment = parseSelector(scanner);
  scanner.skipSpace();
  scanner.expect(']');
  return segment;
}

function parseSelector(scanner: Scanner): Segment {
  if (scanner.take('*')) {
    return { kind: 'all' };
  }
  if (scanner.take('?')) {
    scanner.skipSpace();
    scanner.expect('(');
    const filter = parseOr(scanner);
    scanner.skipSpace();
    scanner.expect(')');
    return { kind: 'filter', filter };
  }
  const slice = scanner.match(/-?\d*:-?\d*/);
  if (slice !== undefined) {
    const [from, to] = slice.split(':').map((end) => (end === '' ? undefined : Number(end)));
    return { kind: 'slice', from, to };
  }
  const names = parseList(scanner, () => scanner.quoted());
  if (names.length > 0) {
    return { kind: 'name', names };
  }
  const indexes = parseList(scanner, () => numberOf(scanner.match(/-?\d+/)));
  if (indexes.length === 0) {
    throw scanner.error('a name, an index, a slice or a filter expected');
  }
  return { kind: 'index', indexes };
}

function parseList<T>(scanner: Scanner, parseOne: () => T | undefined): T[] {
  const items: T[] = [];
  for (;;) {
    scanner.skipSpace();
    const item = parseOne();
    if (item === undefined) {
      return items;
    }
    items.push(item);
    scanner.skipSpace();
    if (!scanner.take(',')) {
      return items;
    }
  }
}

function parseOr(scanner: Scanner): Filter {
  return parseJoined(scanner, '||', 'or', parseAnd);
}

function parseAnd(scanner: Scanner): Filter {
  return parseJoined(scanner, '&&', 'and', parseNot);
}

function parseJoined(
  scanner: Scanner,
  operator: string,
  kind: 'and' | 'or',
  parseOne: (scanner: Scanner) => Filter,
): Filter {
  const first = parseOne(scanner);
  const filters = [first];
  for (;;) {
    scanner.skipSpace();
    if (!scanner.take(operator)) {
      return filters.length === 1 ? first : { kind, filters };
    }
    filters.push(parseOne(scanner));
  }
}

function parseNot(scanner: Scanner): Filter {
  scanner.skipSpace();
  if (scanner.take('!')) {
    return { kind: 'not', filter: parseNot(scanner) };
  }
  if (scanner.take('(')) {
    const filter = parseOr(scanner);
    scanner.skipSpace();
    scanner.expect(')');
    return filter;
  }
  return parseComparison(scanner);
}

const COMPARISONS: readonly Comparison[] = ['==', '!=', '<=', '>=', '<', '>'];

function parseComparison(scanner: Scanner): Filter {
  const left = parseOperand(scanner);
  scanner.skipSpace();
  const operator = COMPARISONS.find((candidate) => scanner.take(candidate));
  if (operator !== undefined) {
    return { kind: 'compare', operator, left, right: parseOperand(scanner) };
  }
  if (left.kind === 'literal') {
    throw scanner.error('a comparison expected');
  }
  return { kind: 'exists', operand: left };
}

const LITERALS = { true: true, false: false, null: null } as const;

function parseOperand(scanner: Scanner): Operand {
  scanner.skipSpace();
  const path = parsePathOperand(scanner);
  if (path !== undefined) {
    return path;
  }
  const value = scanner.quoted() ?? numberOf(scanner.match(/-?\d+(?:\.\d+)?/));
  if (value !== undefined) {
    return { kind: 'literal', value };
  }
  for (const [word, meaning] of Object.entries(LITERALS)) {
    if (scanner.take(word)) {
      return { kind: 'literal', value: meaning };
    }
  }
  throw scanner.error('a path, text, number, true, false or null expected');
}

function parsePathOperand(scanner: Scanner): PathOperand | undefined {
  if (scanner.take('@')) {
    return { kind: 'path', from: 'element', path: parseSegments(scanner) };
  }
  return scanner.take('$')
    ? { kind: 'path', from: 'root', path: parseSegments(scanner) }
    : undefined;
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}
