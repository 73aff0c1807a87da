import { RuntimeWorld } from '../runtime/runtime-world';

const TABLE = { TableName: 'intakes' };
const INDEX = { ...TABLE, IndexName: 'open' };

async function worldWith(items: readonly object[]): Promise<RuntimeWorld> {
  const world = new RuntimeWorld();
  world.region.create('AWS::DynamoDB::Table', {
    ...TABLE,
    KeySchema: [{ AttributeName: 'item', KeyType: 'HASH' }],
    AttributeDefinitions: ['item', 'queue', 'at'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'open',
        KeySchema: [
          { AttributeName: 'queue', KeyType: 'HASH' },
          { AttributeName: 'at', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
    BillingMode: 'PAY_PER_REQUEST',
  });
  for (const Item of items) await world.call('DynamoDB', 'PutItem', { ...TABLE, Item });
  return world;
}

const item = (name: string, queue: string | undefined, at: string) => ({
  item: { S: name },
  at: { S: at },
  note: { S: 'not a key' },
  ...(queue !== undefined && { queue: { S: queue } }),
});

const OF_QUEUE = {
  KeyConditionExpression: '#queue = :queue',
  ExpressionAttributeNames: { '#queue': 'queue' },
  ExpressionAttributeValues: { ':queue': { S: 'one' } },
};

const ITEMS = [
  item('c', 'one', '3'),
  item('a', 'one', '1'),
  item('b', 'one', '2'),
  item('other', 'two', '1'),
  item('settled', undefined, '1'),
];

describe('a query of an index', () => {
  it('gives the items of the partition in order, with what is projected', async () => {
    const world = await worldWith(ITEMS);

    const { Items, Count } = await world.call('DynamoDB', 'Query', { ...INDEX, ...OF_QUEUE });

    expect(Count).toBe(3);
    expect(Items).toEqual(
      ['a', 'b', 'c'].map((name, index) => ({
        item: { S: name },
        queue: { S: 'one' },
        at: { S: String(index + 1) },
      })),
    );
  });

  it('ends a page where it is told to, and goes on after it', async () => {
    const world = await worldWith(ITEMS);
    const page = { ...INDEX, ...OF_QUEUE, Limit: 2 };

    const first = await world.call('DynamoDB', 'Query', page);
    const second = await world.call('DynamoDB', 'Query', {
      ...page,
      ExclusiveStartKey: first.LastEvaluatedKey,
    });

    expect(first).toMatchObject({ Count: 2, LastEvaluatedKey: { item: { S: 'b' } } });
    expect(second).toMatchObject({ Count: 1, Items: [{ item: { S: 'c' } }] });
    expect(second).not.toHaveProperty('LastEvaluatedKey');
  });

  it('counts without giving items', async () => {
    const world = await worldWith(ITEMS);

    const counted = await world.call('DynamoDB', 'Query', {
      ...INDEX,
      ...OF_QUEUE,
      Select: 'COUNT',
    });

    expect(counted).toEqual({ Count: 3, ScannedCount: 3 });
  });

  it.each([
    ['an index that is not there', { IndexName: 'nothing' }],
    ['a consistent read', { ConsistentRead: true }],
    [
      'a condition on anything but the partition',
      { KeyConditionExpression: '#queue = :queue', ExpressionAttributeNames: { '#queue': 'at' } },
    ],
  ])('refuses %s', async (_, changes) => {
    const world = await worldWith(ITEMS);

    const refused = world.call('DynamoDB', 'Query', { ...INDEX, ...OF_QUEUE, ...changes });

    await expect(refused).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
