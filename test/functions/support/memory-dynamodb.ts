import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { StateTable } from '../../../functions/shared/state/table';
import { attachLocalCloud, localClientConfig } from '../../../scripts/local-cloud/attach';
import { AwsError } from '../../../scripts/local-cloud/service';
import type {
  AttributeValue,
  Item,
} from '../../../scripts/local-cloud/services/dynamodb/attribute-value';
import { parseCondition } from '../../../scripts/local-cloud/services/dynamodb/expression/condition';
import { Substitutions } from '../../../scripts/local-cloud/services/dynamodb/expression/names';
import { parseUpdate } from '../../../scripts/local-cloud/services/dynamodb/expression/update';

interface Input {
  readonly Key?: { readonly item?: { readonly S?: string } };
  readonly Item?: Item & { readonly item?: { readonly S?: string } };
  readonly UpdateExpression?: string;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, AttributeValue>;
}

/** The SDK has checked the shape: every command's input is an object. */
const asInput = (input: unknown): Input => (typeof input === 'object' ? { ...input } : {});

/** One state table in memory, with the local cloud's own evaluation of expressions. */
export class MemoryDynamoDb {
  readonly items = new Map<string, Item>();

  /** @throws AwsError as DynamoDB does */
  handle(operation: string, rawInput: unknown): Record<string, unknown> {
    const input = asInput(rawInput);
    const key = input.Key?.item?.S ?? input.Item?.item?.S ?? '';
    const before = this.items.get(key);
    if (operation === 'GetItem') {
      return before === undefined ? {} : { Item: before };
    }
    const substitutions = new Substitutions(
      input.ExpressionAttributeNames,
      input.ExpressionAttributeValues,
    );
    const update = parseUpdate(input.UpdateExpression ?? '', substitutions);
    const allowed =
      input.ConditionExpression === undefined ||
      parseCondition(input.ConditionExpression, substitutions)(before ?? {});
    substitutions.requireAllUsed();
    if (!allowed) {
      throw new AwsError('ConditionalCheckFailedException', 'The conditional request failed');
    }
    const after = operation === 'PutItem' ? input.Item : update(before ?? { item: { S: key } });
    this.items.set(key, after ?? {});
    return {};
  }
}

/** A state table of its own, over the SDK's client. */
export function memoryTable(): { readonly table: StateTable; readonly items: Map<string, Item> } {
  const memory = new MemoryDynamoDb();
  const dynamodb = attachLocalCloud(new DynamoDBClient(localClientConfig('us-east-2')), {
    handle: async ({ operation, input }) => memory.handle(operation, input),
  });
  return { table: { dynamodb, tableName: 'failover-state-demo' }, items: memory.items };
}
