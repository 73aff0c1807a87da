import { promotions } from '../../../../scripts/local-cloud/services/rds/database-view';
import { failoverMachine } from '../../../../templates-src/regional/failover/failover-machine';
import { RuntimeWorld } from '../../../scripts/local-cloud/runtime/runtime-world';
import { names } from './machine-walk';

const INPUT = {
  epoch: 7,
  kind: 'failover',
  by: 'region-watch',
  evidence: '{"samples":[]}',
  acceptDataLoss: false,
  firstBadSampleAtMs: 1_767_225_600_000,
};

const STANDBY_ARN = 'arn:aws:rds:us-east-1:111122223333:cluster:standby';

/** A global database that is written in the other region. */
function addDatabase({ region }: RuntimeWorld): void {
  const membership = {
    Engine: 'aurora-postgresql',
    EngineVersion: '17.4',
    GlobalClusterIdentifier: names.GlobalClusterIdentifier,
  };
  region.create('AWS::RDS::GlobalCluster', membership);
  region.peer('us-east-2').create('AWS::RDS::DBCluster', {
    ...membership,
    DBClusterIdentifier: 'writer',
    MasterUsername: 'payments',
    MasterUserPassword: 'x',
  });
  region.create('AWS::RDS::DBCluster', { ...membership, DBClusterIdentifier: 'standby' });
}

/** The machine as deployed, with a function that answers as told and a database that is not there. */
function world(answers: Readonly<Record<string, unknown>> = {}) {
  const runtime = new RuntimeWorld();
  const asked: string[] = [];
  runtime.region.create('AWS::DynamoDB::Table', {
    TableName: names.StateTable,
    AttributeDefinitions: [{ AttributeName: 'item', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'item', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  const topic = runtime.region.create('AWS::SNS::Topic', { TopicName: 'dr-notifications-test' });
  runtime.createFunction('failover-test');
  runtime.code('failover-test', () => async (event) => {
    const task = String((event as { task: unknown }).task);
    asked.push(task);
    return answers[task] ?? {};
  });
  const definition = failoverMachine({
    ...names,
    ClusterArn: STANDBY_ARN,
    FailoverFunctionArn: 'failover-test',
    NotificationTopicArn: topic.physicalId,
  });
  return { runtime, asked, definition };
}

async function operation(runtime: RuntimeWorld): Promise<Record<string, Record<string, unknown>>> {
  const { Item } = await runtime.call('DynamoDB', 'GetItem', {
    TableName: names.StateTable,
    Key: { item: { S: 'operation' } },
  });
  return Item as Record<string, Record<string, unknown>>;
}

test('signals that recovered end it as aborted, before anything was changed', async () => {
  const { runtime, asked, definition } = world({
    confirm: { confirmed: false, reason: 'active-healthy' },
  });

  const { status } = await runtime.execute(definition, INPUT);

  expect(status).toBe('SUCCEEDED');
  expect(asked).toEqual(['confirm']);
  expect(await operation(runtime)).toMatchObject({
    epoch: { N: '7' },
    phase: { S: 'aborted' },
    outcome: { S: 'aborted' },
    reason: { S: 'active-healthy' },
    endedAt: { S: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
  });
});

test('a database that stays silent is asked for half an hour; then someone is paged', async () => {
  const { runtime, asked, definition } = world({ confirm: { confirmed: true, reason: 'lost' } });

  const { status, error } = await runtime.execute(definition, INPUT);

  expect({ status, error }).toEqual({ status: 'FAILED', error: 'FailoverFailed' });
  expect(asked).toEqual(['confirm', 'fence']);
  const { phase, reason, phases } = await operation(runtime);
  expect(phase).toEqual({ S: 'failed' });
  expect(reason?.S).toContain('PromotionTimedOut');
  expect(Object.keys(phases?.M as object)).toEqual(['claimed', 'confirmed', 'promoting', 'failed']);
});

test('beside an operation that runs it changes nothing', async () => {
  const { runtime, asked, definition } = world({
    confirm: { confirmed: true, reason: 'lost' },
  });
  await runtime.call('DynamoDB', 'PutItem', {
    TableName: names.StateTable,
    Item: {
      item: { S: 'operation' },
      epoch: { N: '6' },
      kind: { S: 'switchover' },
      executionArn: { S: 'another' },
    },
  });

  const { status } = await runtime.execute(definition, INPUT);

  expect(status).toBe('SUCCEEDED');
  expect(asked).toEqual([]);
  expect(await operation(runtime)).toMatchObject({ epoch: { N: '6' }, kind: { S: 'switchover' } });
});

test('after an operation that ended, an older epoch is refused and a newer one is not', async () => {
  const ended = {
    item: { S: 'operation' },
    epoch: { N: '7' },
    executionArn: { S: 'another' },
    endedAt: { S: '2026-01-01T00:00:00.000Z' },
    reason: { S: 'of the one before' },
  };
  const same = world({ confirm: { confirmed: false, reason: 'active-healthy' } });
  const newer = world({ confirm: { confirmed: false, reason: 'active-healthy' } });
  for (const { runtime } of [same, newer]) {
    await runtime.call('DynamoDB', 'PutItem', { TableName: names.StateTable, Item: ended });
  }

  await same.runtime.execute(same.definition, INPUT);
  await newer.runtime.execute(newer.definition, { ...INPUT, epoch: 8 });

  expect(same.asked).toEqual([]);
  expect(newer.asked).toEqual(['confirm']);
  expect((await operation(newer.runtime)).reason).toEqual({ S: 'active-healthy' });
});

test('takes over with one promotion, in order, though capacity can’t be raised', async () => {
  const { runtime, asked, definition } = world({ confirm: { confirmed: true, reason: 'lost' } });
  addDatabase(runtime);

  const { status } = await runtime.execute(definition, INPUT);

  expect(status).toBe('SUCCEEDED');
  expect(asked).toEqual([
    'confirm',
    'fence',
    'verify-payment',
    'latch',
    'verify-traffic',
    'report',
  ]);
  expect(promotions(runtime.region.state, names.GlobalClusterIdentifier)).toMatchObject([
    { toArn: STANDBY_ARN },
  ]);
  const { outcome, phases } = await operation(runtime);
  expect(outcome).toEqual({ S: 'done' });
  expect(Object.keys(phases?.M as object)).toEqual([
    'claimed',
    'confirmed',
    'promoting',
    'promoted',
    'verified',
    'latched',
    'serving',
    'done',
  ]);
});

test('run again where the database writes here already, it promotes nothing and goes on', async () => {
  const { runtime, asked, definition } = world({ confirm: { confirmed: true, reason: 'lost' } });
  addDatabase(runtime);
  const machine = runtime.createStateMachine(definition);
  await runtime.start(machine, INPUT, 'failover-7');
  await runtime.after(60);

  const executionArn = await runtime.start(machine, { ...INPUT, epoch: 8 }, 'failover-8');
  await runtime.after(60);

  expect((await runtime.describe(executionArn)).status).toBe('SUCCEEDED');
  expect(promotions(runtime.region.state, names.GlobalClusterIdentifier)).toHaveLength(1);
  expect(asked.slice(-4)).toEqual(['verify-payment', 'latch', 'verify-traffic', 'report']);
});

test('a failover that somebody else began is waited for, and not begun again', async () => {
  const { runtime, definition } = world({ confirm: { confirmed: true, reason: 'lost' } });
  addDatabase(runtime);
  await runtime.call('RDS', 'FailoverGlobalCluster', {
    GlobalClusterIdentifier: names.GlobalClusterIdentifier,
    TargetDbClusterIdentifier: STANDBY_ARN,
    AllowDataLoss: true,
  });

  const { status } = await runtime.execute(definition, INPUT);

  expect(status).toBe('SUCCEEDED');
  expect(promotions(runtime.region.state, names.GlobalClusterIdentifier)).toHaveLength(1);
});
