import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { ItemReader, type Plain, type PlainItem, toAttribute, toAttributes } from './attributes';

/** The state table of one region. */
export interface StateTable {
  readonly dynamodb: Pick<DynamoDBClient, 'send'>;
  readonly tableName: string;
}

/** Whether a conditional write took place. Refused means somebody else was first. */
export type WriteOutcome = 'written' | 'refused';

/**
 * What must hold for a write, in DynamoDB's expression language. Attributes are
 * written `#name`, values `:name`; only those named here may be used besides the
 * attributes that the write itself sets.
 */
export interface Condition {
  readonly expression: string;
  readonly attributes: readonly string[];
  readonly values?: PlainItem;
}

/**
 * Reads an item with a consistent read: an eventually consistent one could miss
 * the write that another invocation has just been told has happened.
 */
export async function getItem(table: StateTable, item: string): Promise<ItemReader | undefined> {
  const { Item } = await table.dynamodb.send(
    new GetItemCommand({ TableName: table.tableName, Key: keyOf(item), ConsistentRead: true }),
  );
  return Item && new ItemReader(item, Item);
}

/** Replaces an item as a whole, so that no attribute of an earlier one is left over. */
export async function putItem(
  table: StateTable,
  item: string,
  attributes: PlainItem,
  condition?: Condition,
): Promise<WriteOutcome> {
  return refusable(
    table.dynamodb.send(
      new PutItemCommand({
        TableName: table.tableName,
        Item: { ...keyOf(item), ...toAttributes(attributes) },
        ...(condition && {
          ConditionExpression: condition.expression,
          ...expressionNames(condition.attributes),
          ...expressionValues(condition.values ?? {}),
        }),
      }),
    ),
  );
}

/** Sets some attributes and leaves the others. */
export async function updateItem(
  table: StateTable,
  item: string,
  set: PlainItem,
  condition: Condition,
): Promise<WriteOutcome> {
  const assignments = Object.keys(set).map((name) => `#${name} = :set_${name}`);
  const values: Record<string, Plain> = { ...condition.values };
  for (const [name, value] of Object.entries(set)) {
    values[`set_${name}`] = value;
  }
  return refusable(
    table.dynamodb.send(
      new UpdateItemCommand({
        TableName: table.tableName,
        Key: keyOf(item),
        UpdateExpression: `SET ${assignments.join(', ')}`,
        ConditionExpression: condition.expression,
        ...expressionNames([...Object.keys(set), ...condition.attributes]),
        ...expressionValues(values),
      }),
    ),
  );
}

const keyOf = (item: string) => ({ item: toAttribute(item) });

/** By name, because many ordinary words are reserved in DynamoDB's expressions. */
function expressionNames(attributes: readonly string[]) {
  const names = attributes.map((name) => [`#${name}`, name] as const);
  return { ExpressionAttributeNames: Object.fromEntries(names) };
}

/** DynamoDB refuses an empty map of values. */
function expressionValues(values: PlainItem) {
  const entries = Object.entries(values).map(([name, value]) => [`:${name}`, toAttribute(value)]);
  return entries.length === 0 ? {} : { ExpressionAttributeValues: Object.fromEntries(entries) };
}

async function refusable(write: Promise<unknown>): Promise<WriteOutcome> {
  try {
    await write;
    return 'written';
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') {
      return 'refused';
    }
    throw error;
  }
}
