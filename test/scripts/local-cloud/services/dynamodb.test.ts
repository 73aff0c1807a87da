import { RuntimeWorld } from '../runtime/runtime-world';

function table(): RuntimeWorld {
  const world = new RuntimeWorld();
  world.region.create('AWS::DynamoDB::Table', {
    TableName: 'failover-state-test',
    KeySchema: [{ AttributeName: 'item', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'item', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  return world;
}

const KEY = { TableName: 'failover-state-test', Key: { item: { S: 'operation' } } };

async function read(world: RuntimeWorld): Promise<unknown> {
  return (await world.call('DynamoDB', 'GetItem', KEY)).Item;
}

const CLAIM = {
  ...KEY,
  UpdateExpression:
    'SET epoch = :epoch, #phase = :phase, startedAt = if_not_exists(startedAt, :now), phases.#phase = :now REMOVE endedAt',
  ConditionExpression:
    'attribute_not_exists(epoch) OR (attribute_exists(endedAt) AND epoch < :epoch) OR executionArn = :own',
  ExpressionAttributeNames: { '#phase': 'phase' },
  ExpressionAttributeValues: {
    ':epoch': { N: '2' },
    ':phase': { S: 'claimed' },
    ':now': { S: '2030-01-01T00:00:00Z' },
    ':own': { S: 'arn:mine' },
  },
};

async function put(world: RuntimeWorld, item: object): Promise<void> {
  await world.call('DynamoDB', 'PutItem', {
    TableName: 'failover-state-test',
    Item: { item: { S: 'operation' }, phases: { M: {} }, ...item },
  });
}

describe('DynamoDB of the local cloud', () => {
  it.each([
    ['nothing was claimed before', {}],
    ['the previous operation has ended', { epoch: { N: '1' }, endedAt: { S: 'then' } }],
    ['the claim is its own', { epoch: { N: '2' }, executionArn: { S: 'arn:mine' } }],
  ])('lets a claim through when %s', async (_, item) => {
    const world = table();
    await put(world, item);

    await world.call('DynamoDB', 'UpdateItem', CLAIM);

    expect(await read(world)).toMatchObject({
      epoch: { N: '2' },
      phase: { S: 'claimed' },
      startedAt: { S: '2030-01-01T00:00:00Z' },
      phases: { M: { phase: { S: '2030-01-01T00:00:00Z' } } },
    });
    expect(await read(world)).not.toHaveProperty('endedAt');
  });

  it.each([
    ['another operation runs', { epoch: { N: '1' } }],
    ['the epoch is not newer', { epoch: { N: '10' }, endedAt: { S: 'then' } }],
  ])('refuses a claim when %s', async (_, item) => {
    const world = table();
    await put(world, item);
    const before = await read(world);

    const claim = world.call('DynamoDB', 'UpdateItem', CLAIM);

    await expect(claim).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect(await read(world)).toEqual(before);
  });

  it('makes the item when there is none', async () => {
    const world = table();

    const { Attributes } = await world.call('DynamoDB', 'UpdateItem', {
      ...KEY,
      UpdateExpression: 'SET visits = if_not_exists(visits, :zero) + :one',
      ExpressionAttributeValues: { ':zero': { N: '0' }, ':one': { N: '1' } },
      ReturnValues: 'ALL_NEW',
    });

    expect(Attributes).toEqual({ item: { S: 'operation' }, visits: { N: '1' } });
  });

  it('computes every value from the item as it was', async () => {
    const world = table();
    await put(world, { a: { N: '1' }, b: { N: '2' } });

    await world.call('DynamoDB', 'UpdateItem', { ...KEY, UpdateExpression: 'SET a = b, b = a' });

    expect(await read(world)).toMatchObject({ a: { N: '2' }, b: { N: '1' } });
  });

  it.each([
    ['a BETWEEN :low AND :high', true],
    ['NOT a = :low', true],
    ['a < :low', false],
    ['a <= :low OR a >= :high', true],
    ['attribute_exists(a) AND NOT (a = :low OR a = :high)', false],
    ['a <> :high', false],
    ['begins_with(item, :text) AND contains(item, :text)', false],
    ['a IN (:low, :high)', true],
    ['missing > :low', false],
  ])('judges %s as %s', async (ConditionExpression, isMet) => {
    const world = table();
    await put(world, { a: { N: '10' } });
    const values = { ':low': { N: '9' }, ':high': { N: '10' }, ':text': { S: 'x' } };
    const used = Object.entries(values).filter(([name]) => ConditionExpression.includes(name));

    const deletion = world
      .call('DynamoDB', 'DeleteItem', {
        ...KEY,
        ConditionExpression,
        ...(used.length > 0 && { ExpressionAttributeValues: Object.fromEntries(used) }),
      })
      .then(
        () => true,
        (error: Error) => error.name !== 'ConditionalCheckFailedException',
      );

    expect(await deletion).toBe(isMet);
  });

  it.each([
    ['a value that no expression uses', 'SET a = :a', { ':a': { N: '1' }, ':b': { N: '2' } }],
    ['a value that is not given', 'SET a = :missing', { ':a': { N: '1' } }],
    ['paths that overlap', 'SET a.b = :a, a = :a', { ':a': { N: '1' } }],
    ['an attribute that is not there', 'SET a = nothing', undefined],
    ['no values in a map of them', 'SET a = #item', {}],
    ['a path that leads nowhere', 'SET a.b = :a', { ':a': { N: '1' } }],
    ['a change of the key', 'SET #item = :a', { ':a': { S: 'other' } }],
    ['what it does not understand', 'PUT a = :a', { ':a': { N: '1' } }],
  ])('refuses %s', async (_, UpdateExpression, ExpressionAttributeValues) => {
    const world = table();

    const update = world.call('DynamoDB', 'UpdateItem', {
      ...KEY,
      UpdateExpression,
      ExpressionAttributeValues,
      ...(UpdateExpression.includes('#item') && { ExpressionAttributeNames: { '#item': 'item' } }),
    });

    await expect(update).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
