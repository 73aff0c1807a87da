import type { Service, ServiceContext } from '../../../local-cloud/service';
import { dynamoDb } from '../../../local-cloud/services/dynamodb';

/**
 * How far a read may be behind that does not ask for consistency: usually under a second, by
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadConsistency.html
 */
const BEHIND_MS = 1000;

interface Input {
  readonly TableName?: string | undefined;
  readonly Key?: unknown;
  readonly Item?: { readonly item?: unknown };
  readonly ConsistentRead?: boolean;
}

/** What an item was until a write replaced it. */
interface Replaced {
  readonly untilMs: number;
  readonly output: Record<string, unknown>;
}

type Handler = (context: ServiceContext, input: Input) => Record<string, unknown>;

/**
 * The state tables, in which a read is a second behind the last write unless it asks for more: so
 * that whoever forgets to ask meets it in every run.
 */
export function dynamoDbService(): Service {
  const replaced = new Map<string, readonly Replaced[]>();
  const read = dynamoDb.GetItem as Handler;
  const recent = (context: ServiceContext, key: string) =>
    (replaced.get(key) ?? []).filter(({ untilMs }) => untilMs > context.nowMs - BEHIND_MS);
  const writing =
    (write: Handler): Handler =>
    (context, input) => {
      const { TableName } = input;
      const Key = input.Key ?? { item: input.Item?.item };
      const before = read(context, { TableName, Key });
      const output = write(context, input);
      const key = keyOf(context, { TableName, Key });
      replaced.set(key, [...recent(context, key), { untilMs: context.nowMs, output: before }]);
      return output;
    };
  return {
    ...dynamoDb,
    GetItem: ((context, input) => {
      const [oldest] = input.ConsistentRead ? [] : recent(context, keyOf(context, input));
      return oldest?.output ?? read(context, input);
    }) satisfies Handler as never,
    PutItem: writing(dynamoDb.PutItem as Handler) as never,
    UpdateItem: writing(dynamoDb.UpdateItem as Handler) as never,
  };
}

const keyOf = ({ region }: ServiceContext, { TableName, Key }: Input): string =>
  JSON.stringify([region, TableName, Key]);
