import { AwsError, type Service, type ServiceContext } from '../../service';
import type { AttributeValue, Item } from './attribute-value';
import { describeTable } from './describe-table';
import { parseCondition } from './expression/condition';
import { Substitutions } from './expression/names';
import { parseUpdate } from './expression/update';
import { query } from './query';
import { itemAt, keyOf, putItemAt, requireKey, requireTable, type TableInput } from './tables';

interface ConditionalInput extends TableInput {
  readonly ConditionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
  readonly ExpressionAttributeValues?: Readonly<Record<string, AttributeValue>> | undefined;
  readonly ReturnValues?: string | undefined;
}

interface KeyInput extends ConditionalInput {
  readonly Key?: Item | undefined;
}

interface UpdateInput extends KeyInput {
  readonly UpdateExpression?: string | undefined;
}

interface PutInput extends ConditionalInput {
  readonly Item?: Item | undefined;
}

/** Every read is consistent here, whether it asks for that or not. */
function getItem(context: ServiceContext, input: KeyInput): Record<string, unknown> {
  const table = requireTable(context, input);
  const item = itemAt(table, requireKey(table, input.Key));
  return item === undefined ? {} : { Item: item };
}

function putItem(context: ServiceContext, input: PutInput): Record<string, unknown> {
  const table = requireTable(context, input);
  const item = input.Item ?? {};
  const key = keyOf(table, item);
  const before = itemAt(table, key);
  const substitutions = substitutionsOf(input);
  requireCondition(input, substitutions, before);
  substitutions.requireAllUsed();
  putItemAt(table, key, item);
  return returned(input, before, item);
}

function deleteItem(context: ServiceContext, input: KeyInput): Record<string, unknown> {
  const table = requireTable(context, input);
  const key = requireKey(table, input.Key);
  const before = itemAt(table, key);
  const substitutions = substitutionsOf(input);
  requireCondition(input, substitutions, before);
  substitutions.requireAllUsed();
  putItemAt(table, key, undefined);
  return returned(input, before, undefined);
}

function updateItem(context: ServiceContext, input: UpdateInput): Record<string, unknown> {
  const table = requireTable(context, input);
  const key = requireKey(table, input.Key);
  const before = itemAt(table, key);
  const substitutions = substitutionsOf(input);
  const update = parseUpdate(input.UpdateExpression ?? '', substitutions);
  requireCondition(input, substitutions, before);
  substitutions.requireAllUsed();
  const after = update(before ?? key);
  if (table.keyNames.some((name) => after[name] !== (before ?? key)[name])) {
    throw new AwsError(
      'ValidationException',
      'One or more parameter values were invalid: Cannot update attribute of the key. This attribute is part of the key',
    );
  }
  putItemAt(table, key, after);
  return returned(input, before, after);
}

function substitutionsOf(input: ConditionalInput): Substitutions {
  return new Substitutions(input.ExpressionAttributeNames, input.ExpressionAttributeValues);
}

function requireCondition(
  input: ConditionalInput,
  substitutions: Substitutions,
  before: Item | undefined,
): void {
  if (input.ConditionExpression === undefined) {
    return;
  }
  const condition = parseCondition(input.ConditionExpression, substitutions);
  if (!condition(before ?? {})) {
    throw new AwsError('ConditionalCheckFailedException', 'The conditional request failed');
  }
}

function returned(
  input: ConditionalInput,
  before: Item | undefined,
  after: Item | undefined,
): Record<string, unknown> {
  switch (input.ReturnValues) {
    case 'ALL_OLD':
      return before === undefined ? {} : { Attributes: before };
    case 'ALL_NEW':
      return { Attributes: after };
    case 'UPDATED_OLD':
      return { Attributes: difference(before ?? {}, after ?? {}) };
    case 'UPDATED_NEW':
      return { Attributes: difference(after ?? {}, before ?? {}) };
    default:
      return {};
  }
}

/** By attribute. (DynamoDB also returns attributes that were set to what they were.) */
function difference(item: Item, other: Item): Item {
  return Object.fromEntries(Object.entries(item).filter(([name, value]) => other[name] !== value));
}

export const dynamoDb: Service = {
  DeleteItem: deleteItem,
  DescribeTable: describeTable,
  GetItem: getItem,
  PutItem: putItem,
  Query: query,
  UpdateItem: updateItem,
};
