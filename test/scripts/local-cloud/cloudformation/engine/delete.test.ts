import {
  DeleteStackCommand,
  DescribeStacksCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import {
  deploy,
  describe1,
  eventsSince,
  execute,
  LONG_MS,
  parameter,
  topic,
} from '../../support/stacks';
import { type TestCloud, testCloud } from '../../support/test-cloud';

const CHAIN = {
  Resources: {
    First: topic('first'),
    Second: parameter({ Ref: 'First' }),
    Third: parameter({ Ref: 'Second' }),
    Other: parameter('o'),
  },
};

async function remove(test: TestCloud, stackName: string, retain?: string[]): Promise<void> {
  await test.client.send(
    new DeleteStackCommand({ StackName: stackName, ...(retain && { RetainResources: retain }) }),
  );
  test.clock.advanceMs(LONG_MS);
}

describe('deleting a stack', () => {
  it('deletes each resource after those that need it, as many at once as it can', async () => {
    const test = testCloud();
    const { StackId = '' } = await deploy(test, 'app', CHAIN);

    await remove(test, 'app');

    expect(await eventsSince(test, StackId, 'DELETE_IN_PROGRESS')).toEqual([
      'app DELETE_IN_PROGRESS (User Initiated)',
      'Other DELETE_IN_PROGRESS',
      'Third DELETE_IN_PROGRESS',
      'Other DELETE_COMPLETE',
      'Third DELETE_COMPLETE',
      'Second DELETE_IN_PROGRESS',
      'Second DELETE_COMPLETE',
      'First DELETE_IN_PROGRESS',
      'First DELETE_COMPLETE',
      'app DELETE_COMPLETE',
    ]);
  });

  it('hides the deleted stack from its name and shows it by its ARN', async () => {
    const test = testCloud();
    const { StackId = '' } = await deploy(test, 'app', CHAIN);

    await remove(test, 'app');

    expect((await describe1(test, StackId)).StackStatus).toBe('DELETE_COMPLETE');
    await expect(test.client.send(new DescribeStacksCommand({ StackName: 'app' }))).rejects.toThrow(
      'Stack with id app does not exist',
    );
  });

  it('goes as far as it can when a resource can not be deleted', async () => {
    const test = testCloud();
    await deploy(test, 'app', CHAIN);
    test.fail('delete', 'Second');

    await remove(test, 'app');

    const stack = await describe1(test, 'app');
    expect(stack.StackStatus).toBe('DELETE_FAILED');
    expect(stack.StackStatusReason).toBe('The following resource(s) failed to delete: [Second]. ');
    const events = await eventsSince(test, 'app', 'DELETE_IN_PROGRESS');
    expect(events).toContain('Third DELETE_COMPLETE');
    expect(events).not.toContain('First DELETE_IN_PROGRESS');
  });

  it('finishes a failed deletion without the resources that are to be retained', async () => {
    const test = testCloud();
    const { StackId = '' } = await deploy(test, 'app', CHAIN);
    test.fail('delete', 'Second');
    await remove(test, 'app');

    await remove(test, 'app', ['Second']);

    expect((await describe1(test, StackId)).StackStatus).toBe('DELETE_COMPLETE');
    expect(await eventsSince(test, StackId, 'DELETE_IN_PROGRESS')).toContain(
      'Second DELETE_SKIPPED',
    );
  });

  it('retains resources only for a stack in DELETE_FAILED', async () => {
    const test = testCloud();
    await deploy(test, 'app', CHAIN);

    const deletion = remove(test, 'app', ['Second']);

    await expect(deletion).rejects.toMatchObject({ name: 'ValidationError' });
  });

  it('skips resources whose policy is Retain', async () => {
    const test = testCloud();
    const { StackId = '' } = await deploy(test, 'app', {
      Resources: { Kept: parameter('k', { DeletionPolicy: 'Retain' }), Gone: parameter('g') },
    });

    await remove(test, 'app');

    const events = await eventsSince(test, StackId, 'DELETE_IN_PROGRESS');
    expect(events).toContain('Kept DELETE_SKIPPED');
    expect(events.at(-1)).toBe('app DELETE_COMPLETE');
  });

  it('counts a resource that is already gone as deleted', async () => {
    const test = testCloud();
    const { StackId = '' } = await deploy(test, 'app', { Resources: { Topic: topic('t') } });
    const topicArn = 'arn:aws:sns:us-east-1:111122223333:t';
    for (const region of Object.values(test.store.load().regions)) {
      delete region.resources[`AWS::SNS::Topic|${topicArn}`];
    }

    await remove(test, 'app');

    expect((await describe1(test, StackId)).StackStatus).toBe('DELETE_COMPLETE');
  });

  it('succeeds for a stack that does not exist', async () => {
    const test = testCloud();

    await expect(remove(test, 'nothing')).resolves.toBeUndefined();
  });

  it('refuses a stack with termination protection', async () => {
    const test = testCloud();
    await deploy(test, 'app', CHAIN);
    await test.client.send(
      new UpdateTerminationProtectionCommand({
        StackName: 'app',
        EnableTerminationProtection: true,
      }),
    );

    const deletion = remove(test, 'app');

    await expect(deletion).rejects.toThrow(
      'Stack [app] cannot be deleted while TerminationProtection is enabled',
    );
  });

  it('stops a creation in progress and deletes what there is', async () => {
    const test = testCloud();
    await execute(test, 'app', CHAIN);
    const { StackId = '' } = await describe1(test, 'app');

    await remove(test, 'app');

    const events = await eventsSince(test, StackId, 'CREATE_IN_PROGRESS');
    expect(events).toContain('First CREATE_FAILED (Resource creation cancelled)');
    expect(events.at(-1)).toBe('app DELETE_COMPLETE');
  });

  it('refuses a stack that is being updated', async () => {
    const test = testCloud();
    await deploy(test, 'app', CHAIN);
    await execute(test, 'app', { Resources: { First: topic('other') } });

    const deletion = remove(test, 'app');

    await expect(deletion).rejects.toThrow(
      'Stack [app] cannot be deleted while in status UPDATE_IN_PROGRESS',
    );
  });
});
