import type { ObjectExpression } from '@babel/types';
import { type Finding, type Operator, replaced } from '../operator';
import { isPositioned, type Positioned, type SourceFile, textOf } from '../parse';

/** Rows of a table of `{ when, … }`, of which the first that applies counts. */
export const changedRows: Operator = ({ node }, file) => {
  const rows = node.type === 'ArrayExpression' ? node.elements.filter((each) => each !== null) : [];
  if (rows.length === 0 || !rows.every(isRow)) {
    return [];
  }
  return rows.flatMap((row, index) => {
    const next = rows[index + 1];
    return [
      deletedRow(row, file, index),
      ...withoutFacts(row, file, index),
      ...(next === undefined || areExclusive(row, next, file)
        ? []
        : [swapped(row, next, index, file)]),
    ];
  });
};

const isRow = (node: { readonly type: string }): node is Positioned<ObjectExpression> =>
  node.type === 'ObjectExpression' &&
  'properties' in node &&
  Array.isArray(node.properties) &&
  node.properties.some((property) => keyOf(property) === 'when');

function keyOf(property: ObjectExpression['properties'][number]): string {
  return property.type === 'ObjectProperty' && property.key.type === 'Identifier'
    ? property.key.name
    : '';
}

const nameOf = (index: number): string => `row ${index + 1}`;

const deletedRow = (row: Positioned, { text }: SourceFile, index: number): Finding => {
  const comma = text.indexOf(',', row.end);
  return {
    kind: 'guard',
    how: `without ${nameOf(index)}`,
    edit: { start: row.start, end: comma === -1 ? row.end : comma + 1, text: '' },
  };
};

function factsOf(row: ObjectExpression): readonly Positioned[] {
  const when = row.properties.find((property) => keyOf(property) === 'when');
  return when?.type === 'ObjectProperty' && when.value.type === 'ObjectExpression'
    ? when.value.properties.filter(isPositioned)
    : [];
}

function withoutFacts(row: ObjectExpression, file: SourceFile, index: number): readonly Finding[] {
  return factsOf(row).map((fact) => ({
    ...replaced(fact, 'guard', `${nameOf(index)} without ${textOf(file, fact)}`, ''),
    edit: {
      start: fact.start,
      end: file.text[fact.end] === ',' ? fact.end + 1 : fact.end,
      text: '',
    },
  }));
}

/** No facts satisfy both, so their order is of no consequence. */
function areExclusive(row: ObjectExpression, next: ObjectExpression, file: SourceFile): boolean {
  const there = new Map(factsOf(next).map((fact) => nameAndValues(textOf(file, fact))));
  return factsOf(row).some((fact) => {
    const [name, values] = nameAndValues(textOf(file, fact));
    const others = there.get(name);
    return others !== undefined && values.every((value) => !others.includes(value));
  });
}

function nameAndValues(fact: string): [string, readonly string[]] {
  const [name = ''] = fact.split(':');
  return [name, [...fact.matchAll(/'([^']*)'/g)].map(([, value = '']) => value)];
}

const swapped = (
  row: Positioned,
  next: Positioned,
  index: number,
  { text }: SourceFile,
): Finding => ({
  kind: 'order',
  how: `${nameOf(index)} after the next`,
  edit: {
    start: row.start,
    end: next.end,
    text: `${text.slice(next.start, next.end)}${text.slice(row.end, next.start)}${text.slice(row.start, row.end)}`,
  },
});
