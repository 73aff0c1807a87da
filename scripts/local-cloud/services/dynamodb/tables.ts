import { records, text } from '../../resources/read';
import { serviceData, setServiceData } from '../../resources/service-data';
import { findResource } from '../../resources/store';
import { AwsError, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import type { Item } from './attribute-value';

export interface TableInput {
  readonly TableName?: string | undefined;
}

/** A table with its items; items change by being replaced. */
export interface Table {
  readonly resource: StoredResource;
  readonly keyNames: readonly string[];
}

/** By name or ARN. */
export function requireTable(context: ServiceContext, { TableName = '' }: TableInput): Table {
  const name = TableName.startsWith('arn:') ? (TableName.split('/').at(-1) ?? '') : TableName;
  const resource = findResource(context, 'AWS::DynamoDB::Table', name);
  if (resource === undefined) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Requested resource not found: Table: ${name} not found`,
    );
  }
  return { resource, keyNames: keyNamesOf(resource) };
}

/** Each call asks for them, and properties change by being replaced. */
const knownKeyNames = new WeakMap<StoredResource['properties'], readonly string[]>();

function keyNamesOf({ properties }: StoredResource): readonly string[] {
  const known =
    knownKeyNames.get(properties) ??
    records(properties, 'KeySchema').flatMap((element) => text(element, 'AttributeName') ?? []);
  knownKeyNames.set(properties, known);
  return known;
}

export function itemAt(table: Table, key: Item): Item | undefined {
  return itemsOf(table)[keyText(table, key)];
}

export function putItemAt(table: Table, key: Item, item: Item | undefined): void {
  const { [keyText(table, key)]: _before, ...others } = itemsOf(table);
  const items = item === undefined ? others : { ...others, [keyText(table, key)]: item };
  setServiceData(table.resource, 'items', items);
}

/** In no order. */
export function allItems(table: Table): readonly Item[] {
  return Object.values(itemsOf(table));
}

function itemsOf(table: Table): Readonly<Record<string, Item>> {
  return serviceData<Readonly<Record<string, Item>>>(table.resource, 'items', {});
}

/** The key's attributes, all of them and nothing else. */
export function requireKey(table: Table, key: Item | undefined): Item {
  const isWhole =
    key !== undefined &&
    Object.keys(key).length === table.keyNames.length &&
    table.keyNames.every((name) => key[name] !== undefined);
  if (!isWhole) {
    throw new AwsError('ValidationException', 'The provided key element does not match the schema');
  }
  return key;
}

/** The key of a whole item. */
export function keyOf(table: Table, item: Item): Item {
  const missing = table.keyNames.find((name) => item[name] === undefined);
  if (missing !== undefined) {
    throw new AwsError(
      'ValidationException',
      `One or more parameter values were invalid: Missing the key ${missing} in the item`,
    );
  }
  return Object.fromEntries(
    table.keyNames.flatMap((name) => {
      const value = item[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function keyText(table: Table, key: Item): string {
  return JSON.stringify(table.keyNames.map((name) => key[name]));
}
