import {
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourceCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  GetTemplateSummaryCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
  paginateDescribeStackEvents,
  paginateListStacks,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { deploy, describe1, LONG_MS, parameter, topic } from '../../support/stacks';
import { testCloud } from '../../support/test-cloud';

const TEMPLATE = {
  Description: 'Alerts',
  Parameters: {
    Name: { Type: 'String', Default: 'alerts', Description: 'of the topic' },
    Password: { Type: 'String', NoEcho: true, Default: 'hidden' },
  },
  Resources: { Topic: topic({ Ref: 'Name' }), Copy: parameter({ Ref: 'Topic' }) },
};

describe('reading stacks', () => {
  it('shows parameters, and hides those that are not to be echoed', async () => {
    const test = testCloud();

    const stack = await deploy(test, 'app', TEMPLATE);

    expect(stack.Description).toBe('Alerts');
    expect(stack.Parameters).toEqual([
      { ParameterKey: 'Name', ParameterValue: 'alerts' },
      { ParameterKey: 'Password', ParameterValue: '****' },
    ]);
  });

  it('lists stacks in pages, deleted ones included', async () => {
    const test = testCloud({ pageSize: 2 });
    for (const name of ['a', 'b', 'c']) {
      await test.client.send(
        new CreateStackCommand({ StackName: name, TemplateBody: JSON.stringify(TEMPLATE) }),
      );
    }

    const names: (string | undefined)[] = [];
    for await (const page of paginateListStacks({ client: test.client }, {})) {
      names.push(...(page.StackSummaries ?? []).map(({ StackName }) => StackName));
    }

    expect(names).toEqual(['c', 'b', 'a']);
  });

  it('filters stacks by status', async () => {
    const test = testCloud();
    await deploy(test, 'done', TEMPLATE);
    await test.client.send(
      new CreateStackCommand({
        StackName: 'running',
        TemplateBody: JSON.stringify({ Resources: { Topic: topic('other') } }),
      }),
    );

    const { StackSummaries } = await test.client.send(
      new ListStacksCommand({ StackStatusFilter: ['CREATE_COMPLETE'] }),
    );

    expect(StackSummaries?.map(({ StackName }) => StackName)).toEqual(['done']);
  });

  it('pages events from the newest on, unmoved by those that are added meanwhile', async () => {
    const test = testCloud({ pageSize: 2 });
    await test.client.send(
      new CreateStackCommand({ StackName: 'app', TemplateBody: JSON.stringify(TEMPLATE) }),
    );
    test.clock.advanceMs(5_000);
    const first = await test.client.send(new DescribeStackEventsCommand({ StackName: 'app' }));
    test.clock.advanceMs(LONG_MS);

    const second = await test.client.send(
      new DescribeStackEventsCommand({ StackName: 'app', NextToken: first.NextToken }),
    );

    const statuses = [...(first.StackEvents ?? []), ...(second.StackEvents ?? [])].map(
      ({ LogicalResourceId, ResourceStatusReason }) =>
        `${LogicalResourceId} ${ResourceStatusReason ?? ''}`,
    );
    expect(statuses).toEqual(['Topic Resource creation Initiated', 'Topic ', 'app User Initiated']);
  });

  it('marks the events of an operation with its id and the token of the request', async () => {
    const test = testCloud();
    await test.client.send(
      new CreateStackCommand({
        StackName: 'app',
        TemplateBody: JSON.stringify(TEMPLATE),
        ClientRequestToken: 'run-1',
      }),
    );
    test.clock.advanceMs(LONG_MS);

    const events = [];
    for await (const page of paginateDescribeStackEvents(
      { client: test.client },
      { StackName: 'app' },
    )) {
      events.push(...(page.StackEvents ?? []));
    }

    expect(new Set(events.map(({ OperationId }) => OperationId)).size).toBe(1);
    expect(new Set(events.map(({ ClientRequestToken }) => ClientRequestToken))).toEqual(
      new Set(['run-1']),
    );
    expect(events.find(({ LogicalResourceId }) => LogicalResourceId === 'Copy')).toMatchObject({
      EventId: expect.stringMatching(/^Copy-CREATE_COMPLETE-2030-01-01T/),
      ResourceProperties: JSON.stringify({
        Type: 'String',
        Value: 'arn:aws:sns:us-east-1:111122223333:alerts',
      }),
    });
  });

  it('finds resources by stack, by logical id and by physical id', async () => {
    const test = testCloud();
    await deploy(test, 'app', TEMPLATE);
    const physicalId = 'arn:aws:sns:us-east-1:111122223333:alerts';

    const byStack = await test.client.send(new ListStackResourcesCommand({ StackName: 'app' }));
    const byLogicalId = await test.client.send(
      new DescribeStackResourceCommand({ StackName: 'app', LogicalResourceId: 'Topic' }),
    );
    const byPhysicalId = await test.client.send(
      new DescribeStackResourcesCommand({ PhysicalResourceId: physicalId }),
    );

    expect(byStack.StackResourceSummaries).toHaveLength(2);
    expect(byLogicalId.StackResourceDetail?.PhysicalResourceId).toBe(physicalId);
    expect(byPhysicalId.StackResources?.[0]?.StackName).toBe('app');
  });

  it('says when a resource is not in the stack', async () => {
    const test = testCloud();
    await deploy(test, 'app', TEMPLATE);

    const reading = test.client.send(
      new DescribeStackResourceCommand({ StackName: 'app', LogicalResourceId: 'None' }),
    );

    await expect(reading).rejects.toThrow('Resource None does not exist for stack app');
  });

  it('answers a repeated creation with the stack of the first one', async () => {
    const test = testCloud();
    const request = new CreateStackCommand({
      StackName: 'app',
      TemplateBody: JSON.stringify(TEMPLATE),
      ClientRequestToken: 'run-1',
    });

    const first = await test.client.send(request);
    const second = await test.client.send(request);

    expect(second.StackId).toBe(first.StackId);
  });

  it('refuses a bad stack name in the words of the service', async () => {
    const test = testCloud();

    const creation = test.client.send(
      new CreateStackCommand({ StackName: '1-app', TemplateBody: JSON.stringify(TEMPLATE) }),
    );

    await expect(creation).rejects.toThrow(
      "1 validation error detected: Value '1-app' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*",
    );
  });
});

describe('reading templates', () => {
  it('gives a template back as it was sent', async () => {
    const test = testCloud();
    await deploy(test, 'app', TEMPLATE);

    const { TemplateBody } = await test.client.send(new GetTemplateCommand({ StackName: 'app' }));

    expect(TemplateBody).toBe(JSON.stringify(TEMPLATE));
  });

  it('summarises parameters, types and what has to be acknowledged', async () => {
    const test = testCloud();
    const template = {
      ...TEMPLATE,
      Resources: {
        ...TEMPLATE.Resources,
        Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'task' } },
      },
    };

    const summary = await test.client.send(
      new GetTemplateSummaryCommand({ TemplateBody: JSON.stringify(template) }),
    );

    expect(summary).toMatchObject({
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      CapabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::Role]',
      ResourceTypes: ['AWS::SNS::Topic', 'AWS::SSM::Parameter', 'AWS::IAM::Role'],
      Parameters: [
        { ParameterKey: 'Name', ParameterType: 'String', NoEcho: false, DefaultValue: 'alerts' },
        { ParameterKey: 'Password', NoEcho: true },
      ],
    });
  });

  it('validates without values', async () => {
    const test = testCloud();

    const valid = await test.client.send(
      new ValidateTemplateCommand({ TemplateBody: JSON.stringify(TEMPLATE) }),
    );
    const invalid = test.client.send(
      new ValidateTemplateCommand({
        TemplateBody: JSON.stringify({ Resources: { A: { Type: 'AWS::No::Thing' } } }),
      }),
    );

    expect(valid.Parameters).toHaveLength(2);
    await expect(invalid).rejects.toThrow('Unrecognized resource types: [AWS::No::Thing]');
  });

  it('needs a stack or a change set to give the template of', async () => {
    const test = testCloud();

    const reading = test.client.send(new GetTemplateCommand({}));

    await expect(reading).rejects.toThrow(
      'StackName is required if ChangeSetName is not specified.',
    );
  });
});

describe('describing all stacks', () => {
  it('leaves out deleted ones', async () => {
    const test = testCloud();
    await deploy(test, 'app', TEMPLATE);

    const { Stacks } = await test.client.send(new DescribeStacksCommand({}));

    expect(Stacks).toHaveLength(1);
    expect((await describe1(test, 'app')).StackName).toBe('app');
  });
});
