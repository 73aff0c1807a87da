import { record, records, text, texts } from '../../resources/read';
import { AwsError, type ServiceContext } from '../../service';
import { type AttributeValue, compareValues, type Item } from './attribute-value';
import { parseCondition } from './expression/condition';
import { Substitutions } from './expression/names';
import { allItems, keyOf, requireTable, type Table, type TableInput } from './tables';

export interface QueryInput extends TableInput {
  readonly IndexName?: string | undefined;
  readonly KeyConditionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
  readonly ExpressionAttributeValues?: Readonly<Record<string, AttributeValue>> | undefined;
  readonly Select?: string | undefined;
  readonly Limit?: number | undefined;
  readonly ScanIndexForward?: boolean | undefined;
  readonly ExclusiveStartKey?: Item | undefined;
  readonly ConsistentRead?: boolean | undefined;
}

/** A table or one of its indexes, as a query reads it. */
interface Source {
  readonly keyNames: readonly string[];
  readonly projected: (item: Item) => Item;
}

/**
 * Items of one partition in the order of the sort key. An item that lacks a key of the index is not
 * in it. A page ends after `Limit` items; where it holds no more than that many, AWS may still name
 * a last key, so readers have to go on until there is none.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
 */
export function query(context: ServiceContext, input: QueryInput): Record<string, unknown> {
  const table = requireTable(context, input);
  const source = requireSource(table, input);
  const [partitionKey = '', sortKey] = source.keyNames;
  const found = allItems(table)
    .filter((item) => source.keyNames.every((name) => item[name] !== undefined))
    .filter(conditionOf(input, partitionKey))
    .sort((one, other) => compareBy(sortKey, one, other) || compareKeys(table, one, other));
  const ordered = input.ScanIndexForward === false ? found.reverse() : found;
  const start = startOf(table, ordered, input.ExclusiveStartKey);
  const page = ordered.slice(start, start + (input.Limit ?? ordered.length));
  const last = page.at(-1);
  const isMore = start + page.length < ordered.length;
  return {
    Count: page.length,
    ScannedCount: page.length,
    ...(input.Select !== 'COUNT' && { Items: page.map(source.projected) }),
    ...(isMore &&
      last !== undefined && {
        LastEvaluatedKey: pick(last, [...table.keyNames, ...source.keyNames]),
      }),
  };
}

function requireSource(table: Table, { IndexName, ConsistentRead }: QueryInput): Source {
  if (IndexName === undefined) {
    return { keyNames: table.keyNames, projected: (item) => item };
  }
  const index = records(table.resource.properties, 'GlobalSecondaryIndexes').find(
    (each) => text(each, 'IndexName') === IndexName,
  );
  if (index === undefined) {
    throw invalid(`The table does not have the specified index: ${IndexName}`);
  }
  if (ConsistentRead === true) {
    throw invalid('Consistent reads are not supported on global secondary indexes');
  }
  const keyNames = records(index, 'KeySchema').flatMap((key) => text(key, 'AttributeName') ?? []);
  const projection = record(index, 'Projection');
  const names = [...table.keyNames, ...keyNames, ...texts(projection, 'NonKeyAttributes')];
  return {
    keyNames,
    projected: (item) => (text(projection, 'ProjectionType') === 'ALL' ? item : pick(item, names)),
  };
}

/** The whole partition, or a part of it; never more than one. */
function conditionOf(input: QueryInput, partitionKey: string): (item: Item) => boolean {
  const { KeyConditionExpression: expression = '' } = input;
  const substitutions = new Substitutions(
    input.ExpressionAttributeNames,
    input.ExpressionAttributeValues,
  );
  const condition = parseCondition(expression, substitutions);
  substitutions.requireAllUsed();
  const [, left = ''] = /^\s*(#?\w+)\s*=\s*:\w+/.exec(expression) ?? [];
  if ((input.ExpressionAttributeNames?.[left] ?? left) !== partitionKey) {
    throw invalid(`Query condition missed key schema element: ${partitionKey}`);
  }
  return condition;
}

function startOf(table: Table, ordered: readonly Item[], after: Item | undefined): number {
  if (after === undefined) {
    return 0;
  }
  // By the key alone, so that an item that is gone since then would start the list over; that can't
  // happen between two pages of one query here.
  return ordered.findIndex((item) => compareKeys(table, item, after) === 0) + 1;
}

function compareKeys(table: Table, one: Item, other: Item): number {
  const [a, b] = [one, other].map((item) => JSON.stringify(keyOf(table, item)));
  return a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1;
}

function compareBy(name: string | undefined, one: Item, other: Item): number {
  const [a, b] = name === undefined ? [] : [one[name], other[name]];
  return (a && b && compareValues(a, b)) ?? 0;
}

function pick(item: Item, names: readonly string[]): Item {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = item[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

const invalid = (message: string): AwsError => new AwsError('ValidationException', message);
