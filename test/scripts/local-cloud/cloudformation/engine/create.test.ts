import { CreateStackCommand, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import {
  deploy,
  describe1,
  eventsOf,
  eventsSince,
  LONG_MS,
  parameter,
  topic,
} from '../../support/stacks';
import { testCloud } from '../../support/test-cloud';

const TWO = {
  Resources: {
    Topic: topic('alerts'),
    Copy: parameter({ 'Fn::GetAtt': ['Topic', 'TopicName'] }),
  },
  Outputs: { Arn: { Value: { Ref: 'Topic' } } },
};

describe('creating a stack', () => {
  it('makes each resource after what it refers to, and tells of every step', async () => {
    const test = testCloud();

    await deploy(test, 'app', TWO);

    expect(await eventsOf(test, 'app')).toEqual([
      'app REVIEW_IN_PROGRESS (User Initiated)',
      'app CREATE_IN_PROGRESS (User Initiated)',
      'Topic CREATE_IN_PROGRESS',
      'Topic CREATE_IN_PROGRESS (Resource creation Initiated)',
      'Topic CREATE_COMPLETE',
      'Copy CREATE_IN_PROGRESS',
      'Copy CREATE_IN_PROGRESS (Resource creation Initiated)',
      'Copy CREATE_COMPLETE',
      'app CREATE_COMPLETE',
    ]);
  });

  it('gives the outputs once it is complete', async () => {
    const test = testCloud();

    const stack = await deploy(test, 'app', TWO);

    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
    expect(stack.Outputs).toEqual([
      { OutputKey: 'Arn', OutputValue: 'arn:aws:sns:us-east-1:111122223333:alerts' },
    ]);
  });

  it('makes resources that do not need each other at the same time', async () => {
    const test = testCloud();

    await deploy(test, 'app', { Resources: { A: topic('a'), B: topic('b') } });

    const events = await eventsSince(test, 'app', 'CREATE_IN_PROGRESS');
    expect(events.slice(1, 3)).toEqual(['A CREATE_IN_PROGRESS', 'B CREATE_IN_PROGRESS']);
  });

  it('rolls back what was made when a resource fails, in reverse order', async () => {
    const test = testCloud();
    test.fail('create', 'Copy');

    const stack = await deploy(test, 'app', TWO);

    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(await eventsSince(test, 'app', 'CREATE_IN_PROGRESS')).toEqual([
      'app CREATE_IN_PROGRESS (User Initiated)',
      'Topic CREATE_IN_PROGRESS',
      'Topic CREATE_IN_PROGRESS (Resource creation Initiated)',
      'Topic CREATE_COMPLETE',
      'Copy CREATE_IN_PROGRESS',
      expect.stringMatching(
        /^Copy CREATE_FAILED \(Resource handler returned message: "create of Copy was refused" \(RequestToken: [-0-9a-f]{36}, HandlerErrorCode: InvalidRequest\)\)$/,
      ),
      'app ROLLBACK_IN_PROGRESS (The following resource(s) failed to create: [Copy]. Rollback requested by user.)',
      'Copy DELETE_COMPLETE',
      'Topic DELETE_IN_PROGRESS',
      'Topic DELETE_COMPLETE',
      'app ROLLBACK_COMPLETE',
    ]);
  });

  it('cancels what is in progress when a sibling fails, and deletes it too', async () => {
    const test = testCloud();
    test.fail('create', 'Quick');

    await deploy(test, 'app', { Resources: { Quick: parameter('x'), Slow: topic('slow') } });

    const events = await eventsSince(test, 'app', 'CREATE_IN_PROGRESS');
    expect(events).toContain('Slow CREATE_FAILED (Resource creation cancelled)');
    expect(events).toContain(
      'app ROLLBACK_IN_PROGRESS (The following resource(s) failed to create: [Quick, Slow]. Rollback requested by user.)',
    );
    const { StackResources } = await test.client.send(
      new DescribeStackResourcesCommand({ StackName: 'app' }),
    );
    expect(StackResources?.map(({ ResourceStatus }) => ResourceStatus)).toEqual([
      'DELETE_COMPLETE',
      'DELETE_COMPLETE',
    ]);
  });

  it('leaves everything in place when rollback is disabled', async () => {
    const test = testCloud();
    test.fail('create', 'Copy');

    const stack = await deploy(test, 'app', TWO, { disableRollback: true });

    expect(stack.StackStatus).toBe('CREATE_FAILED');
    expect(stack.StackStatusReason).toBe('The following resource(s) failed to create: [Copy]. ');
  });

  it('deletes the stack when that was asked for on failure', async () => {
    const test = testCloud();
    test.fail('create', 'Copy');

    const { StackId = '' } = await test.client.send(
      new CreateStackCommand({
        StackName: 'app',
        TemplateBody: JSON.stringify(TWO),
        OnFailure: 'DELETE',
      }),
    );
    test.clock.advanceMs(LONG_MS);

    expect((await describe1(test, StackId)).StackStatus).toBe('DELETE_COMPLETE');
  });

  it('ends in ROLLBACK_FAILED when something it made can not be deleted', async () => {
    const test = testCloud();
    test.fail('create', 'Copy');
    test.fail('delete', 'Topic');

    const stack = await deploy(test, 'app', TWO);

    expect(stack.StackStatus).toBe('ROLLBACK_FAILED');
    expect(stack.StackStatusReason).toBe('The following resource(s) failed to delete: [Topic]. ');
  });

  it('fails a resource whose properties the service would refuse, in AWS words', async () => {
    const test = testCloud();

    // A change set would be refused before.
    const template = { Resources: { Topic: topic('a', { Colour: 'red' }) } };
    await test.client.send(
      new CreateStackCommand({ StackName: 'app', TemplateBody: JSON.stringify(template) }),
    );
    test.clock.advanceMs(60 * 60_000);

    const events = await eventsOf(test, 'app');
    expect(events.find((event) => event.startsWith('Topic CREATE_FAILED'))).toBe(
      'Topic CREATE_FAILED (Properties validation failed for resource Topic with message:\n#: extraneous key [Colour] is not permitted)',
    );
  });

  it('keeps the retained resources of a rolled back creation, and not those retained except on create', async () => {
    const test = testCloud();
    test.fail('create', 'Last');

    await deploy(test, 'app', {
      Resources: {
        Kept: parameter('k', { DeletionPolicy: 'Retain' }),
        Gone: parameter('g', { DeletionPolicy: 'RetainExceptOnCreate' }),
        Last: { ...topic('t'), DependsOn: ['Kept', 'Gone'] },
      },
    });

    const events = await eventsSince(test, 'app', 'ROLLBACK_IN_PROGRESS');
    expect(events).toContain('Kept DELETE_SKIPPED');
    expect(events).toContain('Gone DELETE_COMPLETE');
  });
});
