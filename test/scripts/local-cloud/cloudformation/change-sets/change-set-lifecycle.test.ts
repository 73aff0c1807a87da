import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import { changeSet, deploy, describe1, execute, parameter, topic } from '../../support/stacks';
import { type TestCloud, testCloud } from '../../support/test-cloud';

const NAMED = {
  Parameters: { Name: { Type: 'String', Default: 'a' } },
  Resources: {
    Topic: topic({ Ref: 'Name' }),
    Copy: parameter({ Ref: 'Topic' }),
  },
};

function create(
  test: TestCloud,
  name: string,
  input: Partial<{
    ClientToken: string;
    ChangeSetType: 'CREATE' | 'UPDATE';
    StackName: string;
    TemplateBody: string;
  }> = {},
) {
  return test.client.send(
    new CreateChangeSetCommand({
      StackName: 'app',
      ChangeSetName: name,
      ChangeSetType: 'CREATE',
      TemplateBody: JSON.stringify(NAMED),
      ...input,
    }),
  );
}

describe('a change set', () => {
  it('is pending, then in progress, then available', async () => {
    const test = testCloud();
    const { Id } = await create(test, 'first');
    const statuses: (string | undefined)[] = [];

    for (const waitMs of [0, 1000, 4000]) {
      test.clock.advanceMs(waitMs);
      const { Status, ExecutionStatus } = await test.client.send(
        new DescribeChangeSetCommand({ ChangeSetName: Id }),
      );
      statuses.push(`${Status} ${ExecutionStatus}`);
    }

    expect(statuses).toEqual([
      'CREATE_PENDING UNAVAILABLE',
      'CREATE_IN_PROGRESS UNAVAILABLE',
      'CREATE_COMPLETE AVAILABLE',
    ]);
  });

  it('of type CREATE puts a new stack under review', async () => {
    const test = testCloud();

    await create(test, 'first');

    expect(await describe1(test, 'app')).toMatchObject({
      StackStatus: 'REVIEW_IN_PROGRESS',
      StackStatusReason: 'User Initiated',
    });
  });

  it('fails when nothing changes', async () => {
    const test = testCloud();
    await deploy(test, 'app', NAMED);

    const unchanged = await changeSet(test, 'app', NAMED);

    expect(unchanged).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
    });
  });

  it.each([
    ['a parameter that an output shows', { parameters: { Shown: 'new' } }, 'AVAILABLE'],
    ['a parameter that nothing uses', { parameters: { Unused: 'new' } }, 'UNAVAILABLE'],
  ])('has something to do for %s, or not', async (_, options, expected) => {
    const test = testCloud();
    const template = {
      Parameters: {
        Shown: { Type: 'String', Default: 'old' },
        Unused: { Type: 'String', Default: 'old' },
      },
      Resources: { Topic: topic('a') },
      Outputs: { Shown: { Value: { Ref: 'Shown' } } },
    };
    await deploy(test, 'app', template);

    const { ExecutionStatus } = await changeSet(test, 'app', template, options);

    expect(ExecutionStatus).toBe(expected);
  });

  it('can be executed for outputs alone', async () => {
    const test = testCloud();
    await deploy(test, 'app', NAMED);

    const stack = await deploy(test, 'app', {
      ...NAMED,
      Outputs: { Arn: { Value: { Ref: 'Topic' } } },
    });

    expect(stack.Outputs).toMatchObject([{ OutputKey: 'Arn' }]);
  });

  it('is refused under a name that another one has, naming the difference', async () => {
    const test = testCloud();
    await create(test, 'first', { ClientToken: 'one' });

    const second = create(test, 'first', { ClientToken: 'two' });

    await expect(second).rejects.toMatchObject({
      name: 'AlreadyExistsException',
      message:
        'ChangeSet first cannot be created due to a mismatch with existing attribute ClientToken',
    });
  });

  it('answers a repeated request with the first one', async () => {
    const test = testCloud();
    const first = await create(test, 'first', { ClientToken: 'one' });

    const second = await create(test, 'first', { ClientToken: 'one' });

    expect(second.Id).toBe(first.Id);
  });

  it('of type CREATE is refused for a stack that exists', async () => {
    const test = testCloud();
    await deploy(test, 'app', NAMED);

    const creation = create(test, 'again');

    await expect(creation).rejects.toThrow(
      'Stack [app] already exists and cannot be created again with the changeSet [again].',
    );
  });

  it('of type UPDATE is refused without a stack, and for one in progress', async () => {
    const test = testCloud();
    const withoutStack = create(test, 'c', { ChangeSetType: 'UPDATE' });
    await expect(withoutStack).rejects.toThrow('Stack [app] does not exist');
    await execute(test, 'app', NAMED);

    const inProgress = create(test, 'c', { ChangeSetType: 'UPDATE' });

    await expect(inProgress).rejects.toThrow(
      /^Stack:arn:aws:cloudformation:us-east-1:111122223333:stack\/app\/[-0-9a-f]{36} is in CREATE_IN_PROGRESS state and can not be updated\.$/,
    );
  });

  it('can be executed once, and takes the others of its stack with it', async () => {
    const test = testCloud();
    const other = await changeSet(test, 'app', NAMED);
    const { ChangeSetId } = await changeSet(test, 'app', NAMED);
    await test.client.send(new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId }));
    test.clock.advanceMs(60_000);

    const again = test.client.send(new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId }));

    await expect(again).rejects.toMatchObject({ name: 'InvalidChangeSetStatusException' });
    await expect(
      test.client.send(new DescribeChangeSetCommand({ ChangeSetName: other.ChangeSetId })),
    ).rejects.toMatchObject({ name: 'ChangeSetNotFoundException' });
    const executed = await test.client.send(
      new DescribeChangeSetCommand({ ChangeSetName: ChangeSetId }),
    );
    expect(executed.ExecutionStatus).toBe('EXECUTE_COMPLETE');
  });

  it('can not be executed when it failed', async () => {
    const test = testCloud();
    await deploy(test, 'app', NAMED);
    const { ChangeSetId } = await changeSet(test, 'app', NAMED);

    const execution = test.client.send(new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId }));

    await expect(execution).rejects.toThrow(
      `ChangeSet [${ChangeSetId}] cannot be executed in its current status of [FAILED]`,
    );
  });

  it('is obsolete once the stack was made another way', async () => {
    const test = testCloud();
    const { ChangeSetId } = await changeSet(test, 'app', NAMED);

    await test.client.send(
      new CreateStackCommand({ StackName: 'app', TemplateBody: JSON.stringify(NAMED) }),
    );

    const { ExecutionStatus } = await test.client.send(
      new DescribeChangeSetCommand({ ChangeSetName: ChangeSetId }),
    );
    expect(ExecutionStatus).toBe('OBSOLETE');
  });

  it('starts its operation once for a request that is sent twice', async () => {
    const test = testCloud();
    const { ChangeSetId } = await changeSet(test, 'app', NAMED);
    const request = new ExecuteChangeSetCommand({
      ChangeSetName: ChangeSetId,
      ClientRequestToken: 'run-1',
    });
    await test.client.send(request);

    await expect(test.client.send(request)).resolves.toBeDefined();
  });

  it('is gone after it is deleted, and may be deleted again', async () => {
    const test = testCloud();
    const { ChangeSetId } = await changeSet(test, 'app', NAMED);
    const deletion = new DeleteChangeSetCommand({ ChangeSetName: ChangeSetId });

    await test.client.send(deletion);
    await test.client.send(deletion);

    const { Summaries } = await test.client.send(new ListChangeSetsCommand({ StackName: 'app' }));
    expect(Summaries).toEqual([]);
  });

  it('needs its stack when it is asked for by name', async () => {
    const test = testCloud();

    const reading = test.client.send(new DescribeChangeSetCommand({ ChangeSetName: 'first' }));

    await expect(reading).rejects.toThrow(
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    );
  });
});
