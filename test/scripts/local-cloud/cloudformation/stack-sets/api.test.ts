import {
  CreateStackCommand,
  CreateStackInstancesCommand,
  CreateStackSetCommand,
  DeleteStackInstancesCommand,
  DeleteStackSetCommand,
  DescribeStackInstanceCommand,
  DescribeStackSetCommand,
  DescribeStackSetOperationCommand,
  DescribeStacksCommand,
  ListStackInstancesCommand,
  ListStackSetOperationResultsCommand,
  ListStackSetsCommand,
  type StackSetOperationPreferences,
  UpdateStackInstancesCommand,
  UpdateStackSetCommand,
} from '@aws-sdk/client-cloudformation';
import { LONG_MS, parameter, topic } from '../../support/stacks';
import { type TestCloud, testCloud } from '../../support/test-cloud';

const ACCOUNT = '111122223333';
const BOTH = ['us-east-1', 'us-east-2'];
const TEMPLATE = {
  Parameters: { Name: { Type: 'String', Default: 'alerts' } },
  Resources: { Topic: topic({ Ref: 'Name' }) },
};
/** An operation is accepted first, and begins with its instances a moment later. */
const BEGUN_AFTER_MS = 10_000;
const set = { StackSetName: 'app' };
const parameters = (value: string) => [{ ParameterKey: 'Name', ParameterValue: value }];

/** A cloud with the default roles and a stack set without instances, administered from us-east-2. */
async function withStackSet({ hasRoles = true } = {}) {
  const test = testCloud();
  const client = test.clientIn('us-east-2');
  if (hasRoles) {
    const role = (RoleName: string) => ({
      Type: 'AWS::IAM::Role',
      Properties: { RoleName, AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] } },
    });
    await client.send(
      new CreateStackCommand({
        StackName: 'roles',
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        TemplateBody: JSON.stringify({
          Resources: {
            Administration: role('AWSCloudFormationStackSetAdministrationRole'),
            Execution: role('AWSCloudFormationStackSetExecutionRole'),
          },
        }),
      }),
    );
    test.clock.advanceMs(LONG_MS);
  }
  await client.send(new CreateStackSetCommand({ ...set, TemplateBody: JSON.stringify(TEMPLATE) }));
  return { test, client };
}

type Client = Awaited<ReturnType<typeof withStackSet>>['client'];

function createInstances(
  client: Client,
  OperationId: string,
  OperationPreferences: StackSetOperationPreferences = {},
) {
  return client.send(
    new CreateStackInstancesCommand({
      ...set,
      Accounts: [ACCOUNT],
      Regions: BOTH,
      OperationId,
      OperationPreferences,
    }),
  );
}

async function results(client: Client, OperationId: string) {
  const { StackSetOperation } = await client.send(
    new DescribeStackSetOperationCommand({ ...set, OperationId }),
  );
  const { Summaries } = await client.send(
    new ListStackSetOperationResultsCommand({ ...set, OperationId }),
  );
  return [
    StackSetOperation?.Status,
    ...(Summaries ?? []).map(({ Region, Status, StatusReason }) =>
      [Region, Status, StatusReason].filter(Boolean).join(' '),
    ),
  ];
}

async function instances(client: Client) {
  const { Summaries = [] } = await client.send(new ListStackInstancesCommand(set));
  return Summaries.map(({ Region, Status }) => `${Region} ${Status}`);
}

async function stackIds(client: Client) {
  const { Summaries = [] } = await client.send(new ListStackInstancesCommand(set));
  return Summaries.map(({ StackId }) => StackId);
}

async function stackOf(test: TestCloud, client: Client, region: string) {
  const { StackInstance } = await client.send(
    new DescribeStackInstanceCommand({
      ...set,
      StackInstanceAccount: ACCOUNT,
      StackInstanceRegion: region,
    }),
  );
  const { Stacks = [] } = await test
    .clientIn(region)
    .send(new DescribeStacksCommand({ StackName: StackInstance?.StackId }));
  return Stacks[0];
}

describe('stack sets', () => {
  it.each([
    ['SEQUENTIAL', ['us-east-1 RUNNING', 'us-east-2 PENDING']],
    ['PARALLEL', ['us-east-1 RUNNING', 'us-east-2 RUNNING']],
  ] as const)('make stacks in %s regions', async (RegionConcurrencyType, first) => {
    const { test, client } = await withStackSet();

    await createInstances(client, 'one', { RegionConcurrencyType });

    expect(await results(client, 'one')).toEqual([
      'RUNNING',
      'us-east-1 PENDING',
      'us-east-2 PENDING',
    ]);
    expect(await stackIds(client)).toEqual([undefined, undefined]);
    test.clock.advanceMs(BEGUN_AFTER_MS);
    expect(await results(client, 'one')).toEqual(['RUNNING', ...first]);
    test.clock.advanceMs(LONG_MS);
    expect(await results(client, 'one')).toEqual([
      'SUCCEEDED',
      'us-east-1 SUCCEEDED',
      'us-east-2 SUCCEEDED',
    ]);
    expect(await instances(client)).toEqual(['us-east-1 CURRENT', 'us-east-2 CURRENT']);
    expect((await stackOf(test, client, 'us-east-1'))?.StackName).toMatch(
      /^StackSet-app-[\da-f-]{36}$/,
    );
  });

  it('have one operation at a time, each with an id of its own', async () => {
    const { test, client } = await withStackSet();
    await createInstances(client, 'one');

    await expect(createInstances(client, 'two')).rejects.toMatchObject({
      name: 'OperationInProgressException',
    });
    await expect(client.send(new DeleteStackSetCommand(set))).rejects.toMatchObject({
      name: 'OperationInProgressException',
    });
    test.clock.advanceMs(LONG_MS);
    await expect(createInstances(client, 'one')).rejects.toMatchObject({
      name: 'OperationIdAlreadyExistsException',
    });
  });

  it('stop at the first failure, with the reason of the resource', async () => {
    const { test, client } = await withStackSet();
    test.fail('create', 'Topic');

    await createInstances(client, 'one');
    test.clock.advanceMs(LONG_MS);

    const [status, first, second] = await results(client, 'one');
    expect(status).toBe('FAILED');
    expect(first).toMatch(
      /^us-east-1 FAILED ResourceLogicalId:Topic, ResourceType:AWS::SNS::Topic/,
    );
    expect(second).toBe('us-east-2 CANCELLED Cancelled since failure tolerance has exceeded');
    expect(await instances(client)).toEqual(['us-east-1 OUTDATED', 'us-east-2 OUTDATED']);
  });

  it('need their roles', async () => {
    const { test, client } = await withStackSet({ hasRoles: false });

    await createInstances(client, 'one');
    test.clock.advanceMs(BEGUN_AFTER_MS);

    expect(await results(client, 'one')).toEqual([
      'FAILED',
      expect.stringMatching(/should have 'AWSCloudFormationStackSetAdministrationRole' role/),
      expect.stringMatching(/^us-east-2 CANCELLED/),
    ]);
  });

  it('update one region with a new template, which leaves the other outdated', async () => {
    const { test, client } = await withStackSet();
    await createInstances(client, 'one');
    test.clock.advanceMs(LONG_MS);

    await client.send(
      new UpdateStackSetCommand({
        ...set,
        Accounts: [ACCOUNT],
        Regions: ['us-east-2'],
        TemplateBody: JSON.stringify({
          ...TEMPLATE,
          Resources: { ...TEMPLATE.Resources, Copy: parameter({ Ref: 'Name' }) },
        }),
      }),
    );
    test.clock.advanceMs(LONG_MS);

    expect(await instances(client)).toEqual(['us-east-1 OUTDATED', 'us-east-2 CURRENT']);
  });

  it('keep overrides in an update of the set, and take others in one of the instance', async () => {
    const { test, client } = await withStackSet();
    await createInstances(client, 'one');
    test.clock.advanceMs(LONG_MS);
    const place = { ...set, Accounts: [ACCOUNT], Regions: ['us-east-2'] };

    await client.send(
      new UpdateStackInstancesCommand({ ...place, ParameterOverrides: parameters('override') }),
    );
    test.clock.advanceMs(LONG_MS);
    await client.send(
      new UpdateStackSetCommand({
        ...set,
        UsePreviousTemplate: true,
        Parameters: parameters('everywhere'),
      }),
    );
    test.clock.advanceMs(LONG_MS);

    expect((await stackOf(test, client, 'us-east-1'))?.Parameters?.[0]?.ParameterValue).toBe(
      'everywhere',
    );
    expect((await stackOf(test, client, 'us-east-2'))?.Parameters?.[0]?.ParameterValue).toBe(
      'override',
    );
  });

  it('can be deleted once they are empty', async () => {
    const { test, client } = await withStackSet();
    await createInstances(client, 'one');
    test.clock.advanceMs(LONG_MS);
    const kept = await stackOf(test, client, 'us-east-1');

    await expect(client.send(new DeleteStackSetCommand(set))).rejects.toMatchObject({
      name: 'StackSetNotEmptyException',
    });
    const release = (region: string, RetainStacks: boolean) =>
      client.send(
        new DeleteStackInstancesCommand({
          ...set,
          Accounts: [ACCOUNT],
          Regions: [region],
          RetainStacks,
        }),
      );
    await release('us-east-1', true);
    test.clock.advanceMs(BEGUN_AFTER_MS);
    const gone = await stackOf(test, client, 'us-east-2');
    await release('us-east-2', false);
    test.clock.advanceMs(LONG_MS);
    await client.send(new DeleteStackSetCommand(set));

    await expect(client.send(new DescribeStackSetCommand(set))).rejects.toMatchObject({
      name: 'StackSetNotFoundException',
    });
    const { Summaries } = await client.send(new ListStackSetsCommand({ Status: 'ACTIVE' }));
    expect(Summaries ?? []).toEqual([]);
    const statusOf = async (region: string, StackName: string | undefined) =>
      (await test.clientIn(region).send(new DescribeStacksCommand({ StackName }))).Stacks?.[0]
        ?.StackStatus;
    expect(await statusOf('us-east-1', kept?.StackId)).toBe('CREATE_COMPLETE');
    expect(await statusOf('us-east-2', gone?.StackId)).toBe('DELETE_COMPLETE');
  });
});
