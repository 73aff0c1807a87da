import { DescribeStackResourceCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { deploy, eventsSince, parameter, topic } from '../../support/stacks';
import { type TestCloud, testCloud } from '../../support/test-cloud';

const template = (name: string, value = 'v', others: Readonly<Record<string, unknown>> = {}) => ({
  Resources: {
    Topic: topic(name),
    Copy: parameter({ 'Fn::GetAtt': ['Topic', 'TopicName'] }),
    Plain: parameter(value),
    ...others,
  },
});

async function physicalId(test: TestCloud, logicalId: string): Promise<string | undefined> {
  const { StackResourceDetail } = await test.client.send(
    new DescribeStackResourceCommand({ StackName: 'app', LogicalResourceId: logicalId }),
  );
  return StackResourceDetail?.PhysicalResourceId;
}

describe('updating a stack', () => {
  it('touches only what changes', async () => {
    const test = testCloud();
    await deploy(test, 'app', template('a', 'old'));

    const stack = await deploy(test, 'app', template('a', 'new'));

    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    expect(await eventsSince(test, 'app', 'UPDATE_IN_PROGRESS')).toEqual([
      'app UPDATE_IN_PROGRESS (User Initiated)',
      'Plain UPDATE_IN_PROGRESS',
      'Plain UPDATE_COMPLETE',
      'app UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'app UPDATE_COMPLETE',
    ]);
  });

  it('makes the replacement first, follows with its dependents, and deletes the old one last', async () => {
    const test = testCloud();
    await deploy(test, 'app', template('a'));

    await deploy(test, 'app', template('b'));

    expect(await eventsSince(test, 'app', 'UPDATE_IN_PROGRESS')).toEqual([
      'app UPDATE_IN_PROGRESS (User Initiated)',
      'Topic UPDATE_IN_PROGRESS (Requested update requires the creation of a new physical resource; hence creating one.)',
      'Topic UPDATE_IN_PROGRESS (Resource creation Initiated)',
      'Topic UPDATE_COMPLETE',
      'Copy UPDATE_IN_PROGRESS',
      'Copy UPDATE_COMPLETE',
      'app UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Topic DELETE_IN_PROGRESS',
      'Topic DELETE_COMPLETE',
      'app UPDATE_COMPLETE',
    ]);
    expect(await physicalId(test, 'Topic')).toBe('arn:aws:sns:us-east-1:111122223333:b');
  });

  it('leaves the old resource alone under UpdateReplacePolicy Retain', async () => {
    const test = testCloud();
    const retained = (name: string) => ({
      Resources: { Topic: { ...topic(name), UpdateReplacePolicy: 'Retain' } },
    });
    await deploy(test, 'app', retained('a'));

    await deploy(test, 'app', retained('b'));

    expect(await eventsSince(test, 'app', 'UPDATE_COMPLETE_CLEANUP')).toContain(
      'Topic DELETE_SKIPPED',
    );
  });

  it('deletes in the cleanup what the template no longer has', async () => {
    const test = testCloud();
    await deploy(test, 'app', template('a', 'v', { Extra: parameter('x') }));

    await deploy(test, 'app', template('a', 'v'));

    expect(await eventsSince(test, 'app', 'UPDATE_COMPLETE_CLEANUP')).toEqual([
      'app UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Extra DELETE_IN_PROGRESS',
      'Extra DELETE_COMPLETE',
      'app UPDATE_COMPLETE',
    ]);
  });

  it('is complete although the cleanup could not delete something, and says so', async () => {
    const test = testCloud();
    await deploy(test, 'app', template('a', 'v', { Extra: parameter('x') }));
    test.fail('delete', 'Extra');

    const stack = await deploy(test, 'app', template('a', 'v'));

    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    expect(stack.StackStatusReason).toBe(
      'Update successful. One or more resources could not be deleted.',
    );
  });

  it('refuses to replace a resource that keeps its custom name', async () => {
    const test = testCloud();
    const table = (key: string) => ({
      Resources: {
        Table: {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            TableName: 'state',
            BillingMode: 'PAY_PER_REQUEST',
            AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
            KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
          },
        },
      },
    });
    await deploy(test, 'app', table('a'));

    const stack = await deploy(test, 'app', table('b'));

    expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await eventsSince(test, 'app', 'UPDATE_IN_PROGRESS')).toContain(
      'Table UPDATE_FAILED (CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename state and update the stack again.)',
    );
  });

  it('says that there is nothing to update', async () => {
    const test = testCloud();
    await deploy(test, 'app', template('a'));

    const update = test.client.send(
      new UpdateStackCommand({ StackName: 'app', TemplateBody: JSON.stringify(template('a')) }),
    );

    await expect(update).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'No updates are to be performed.',
    });
  });
});
