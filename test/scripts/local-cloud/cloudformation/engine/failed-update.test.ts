import {
  CancelUpdateStackCommand,
  ContinueUpdateRollbackCommand,
  DeleteStackCommand,
  DescribeStackResourceCommand,
  RollbackStackCommand,
  UpdateStackCommand,
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

describe('an update that fails', () => {
  const failing = template('b', 'new', { Extra: parameter('x', { DependsOn: ['Copy', 'Plain'] }) });

  it('puts back what it changed, then deletes what it made', async () => {
    const test = testCloud();
    await deploy(test, 'app', template('a', 'old'));
    test.fail('create', 'Extra');

    const stack = await deploy(test, 'app', failing);

    expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await eventsSince(test, 'app', 'UPDATE_ROLLBACK_IN_PROGRESS')).toEqual([
      'app UPDATE_ROLLBACK_IN_PROGRESS (The following resource(s) failed to create: [Extra]. )',
      'Topic UPDATE_IN_PROGRESS',
      'Topic UPDATE_COMPLETE',
      'Plain UPDATE_IN_PROGRESS',
      'Copy UPDATE_IN_PROGRESS',
      'Plain UPDATE_COMPLETE',
      'Copy UPDATE_COMPLETE',
      'app UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'Topic DELETE_IN_PROGRESS',
      'Extra DELETE_COMPLETE',
      'Topic DELETE_COMPLETE',
      'app UPDATE_ROLLBACK_COMPLETE',
    ]);
    expect(await physicalId(test, 'Topic')).toBe('arn:aws:sns:us-east-1:111122223333:a');
  });

  it('leaves the stack as it was, so that deploying the old template finds nothing to do', async () => {
    const test = testCloud();
    await deploy(test, 'app', template('a', 'old'));
    test.fail('create', 'Extra');
    await deploy(test, 'app', failing);

    const update = test.client.send(
      new UpdateStackCommand({
        StackName: 'app',
        TemplateBody: JSON.stringify(template('a', 'old')),
      }),
    );

    await expect(update).rejects.toThrow('No updates are to be performed.');
  });

  it('cancels updates in progress', async () => {
    const test = testCloud();
    const quickAndSlow = (version: string) => ({
      Resources: { Quick: parameter(version), Slow: topic('s', { DisplayName: version }) },
    });
    await deploy(test, 'app', quickAndSlow('1'));
    test.fail('update', 'Quick');

    await deploy(test, 'app', quickAndSlow('2'));

    const events = await eventsSince(test, 'app', 'UPDATE_IN_PROGRESS');
    expect(events).toContain('Slow UPDATE_FAILED (Resource update cancelled)');
  });

  it('stops in UPDATE_ROLLBACK_FAILED when something can not be put back, until told to go on', async () => {
    const test = testCloud();
    await deploy(test, 'app', template('a', 'old'));
    test.fail('update', 'Plain');

    const stuck = await deploy(test, 'app', failing);
    test.recover('update', 'Plain');
    await test.client.send(new ContinueUpdateRollbackCommand({ StackName: 'app' }));
    test.clock.advanceMs(LONG_MS);
    const recovered = await describe1(test, 'app');

    expect(stuck.StackStatus).toBe('UPDATE_ROLLBACK_FAILED');
    expect(stuck.StackStatusReason).toBe('The following resource(s) failed to update: [Plain]. ');
    expect(recovered.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  it('goes on without resources that are to be skipped', async () => {
    const test = testCloud();
    await deploy(test, 'app', template('a', 'old'));
    test.fail('update', 'Plain');
    await deploy(test, 'app', failing);

    await test.client.send(
      new ContinueUpdateRollbackCommand({ StackName: 'app', ResourcesToSkip: ['Plain'] }),
    );
    test.clock.advanceMs(LONG_MS);

    expect((await describe1(test, 'app')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  it('refuses updates while the rollback is stuck', async () => {
    const test = testCloud();
    await deploy(test, 'app', template('a', 'old'));
    test.fail('update', 'Plain');
    const { StackId } = await deploy(test, 'app', failing);

    const update = test.client.send(
      new UpdateStackCommand({ StackName: 'app', TemplateBody: JSON.stringify(template('c')) }),
    );

    await expect(update).rejects.toThrow(
      `Stack:${StackId} is in UPDATE_ROLLBACK_FAILED state and can not be updated.`,
    );
  });

  it('stays where it is with rollback disabled, and can be rolled back later', async () => {
    const test = testCloud();
    await deploy(test, 'app', template('a', 'old'));
    test.fail('create', 'Extra');

    const failed = await deploy(test, 'app', failing, { disableRollback: true });
    await test.client.send(new RollbackStackCommand({ StackName: 'app' }));
    test.clock.advanceMs(LONG_MS);

    expect(failed.StackStatus).toBe('UPDATE_FAILED');
    expect((await describe1(test, 'app')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await physicalId(test, 'Topic')).toBe('arn:aws:sns:us-east-1:111122223333:a');
  });

  it('stays where it is with rollback disabled, and can be carried on with', async () => {
    const test = testCloud();
    await deploy(test, 'app', template('a', 'old'));
    test.fail('create', 'Extra');
    await deploy(test, 'app', failing, { disableRollback: true });
    test.recover('create', 'Extra');

    const stack = await deploy(test, 'app', failing);

    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    expect(await eventsSince(test, 'app', 'UPDATE_IN_PROGRESS')).toContain('Topic DELETE_COMPLETE');
  });

  it('goes back to the last stable state when the attempt to carry on fails too', async () => {
    const test = testCloud();
    await deploy(test, 'app', template('a', 'old'));
    test.fail('create', 'Extra');
    await deploy(test, 'app', failing, { disableRollback: true });

    const stack = await deploy(test, 'app', failing, { disableRollback: false });

    expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await physicalId(test, 'Topic')).toBe('arn:aws:sns:us-east-1:111122223333:a');
  });

  it('leaves nothing behind when the stack is deleted where it stopped', async () => {
    const test = testCloud();
    await deploy(test, 'app', template('a', 'old'));
    test.fail('create', 'Extra');
    const { StackId = '' } = await deploy(test, 'app', failing, { disableRollback: true });

    await test.client.send(new DeleteStackCommand({ StackName: 'app' }));
    test.clock.advanceMs(LONG_MS);

    expect((await describe1(test, StackId)).StackStatus).toBe('DELETE_COMPLETE');
    const left = Object.values(test.store.load().regions).flatMap(({ resources }) =>
      Object.keys(resources),
    );
    expect(left).toEqual([]);
  });

  it('can be cancelled while it runs', async () => {
    const test = testCloud();
    await deploy(test, 'app', template('a', 'old'));
    await execute(test, 'app', template('b', 'new'));
    test.clock.advanceMs(5_000);

    await test.client.send(new CancelUpdateStackCommand({ StackName: 'app' }));
    test.clock.advanceMs(LONG_MS);

    expect((await describe1(test, 'app')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await physicalId(test, 'Topic')).toBe('arn:aws:sns:us-east-1:111122223333:a');
  });
});
