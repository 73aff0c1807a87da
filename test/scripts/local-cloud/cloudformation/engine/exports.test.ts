import {
  DeleteStackCommand,
  ListExportsCommand,
  ListImportsCommand,
} from '@aws-sdk/client-cloudformation';
import { deploy, describe1, eventsSince, LONG_MS, parameter, topic } from '../../support/stacks';
import { testCloud } from '../../support/test-cloud';

const producer = (name: string) => ({
  Resources: { Topic: topic(name) },
  Outputs: { Arn: { Value: { Ref: 'Topic' }, Export: { Name: 'alerts' } } },
});

const CONSUMER = { Resources: { Copy: parameter({ 'Fn::ImportValue': 'alerts' }) } };

describe('exports', () => {
  it('reach the stacks of the same region that import them', async () => {
    const test = testCloud();
    await deploy(test, 'producer', producer('a'));

    await deploy(test, 'consumer', CONSUMER);

    const { Exports } = await test.client.send(new ListExportsCommand({}));
    const { Imports } = await test.client.send(new ListImportsCommand({ ExportName: 'alerts' }));
    expect(Exports).toMatchObject([
      { Name: 'alerts', Value: 'arn:aws:sns:us-east-1:111122223333:a' },
    ]);
    expect(Imports).toEqual(['consumer']);
  });

  it('do not reach another region', async () => {
    const test = testCloud();
    await deploy(test, 'producer', producer('a'));

    const stack = await deploy(test, 'consumer', CONSUMER, { region: 'us-east-2' });

    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
  });

  it('that are missing fail the resource that imports them', async () => {
    const test = testCloud();

    await deploy(test, 'consumer', CONSUMER);

    expect(await eventsSince(test, 'consumer', 'CREATE_IN_PROGRESS')).toContain(
      'Copy CREATE_FAILED (No export named alerts found.)',
    );
  });

  it('must have a name of their own', async () => {
    const test = testCloud();
    await deploy(test, 'producer', producer('a'));

    await deploy(test, 'second', producer('b'));

    expect(await eventsSince(test, 'second', 'ROLLBACK_IN_PROGRESS')).toContain(
      'second ROLLBACK_IN_PROGRESS (Export with name alerts is already exported by stack producer. Rollback requested by user.)',
    );
  });

  it('can not change while a stack uses them', async () => {
    const test = testCloud();
    await deploy(test, 'producer', producer('a'));
    await deploy(test, 'consumer', CONSUMER);

    const stack = await deploy(test, 'producer', producer('b'));

    expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await eventsSince(test, 'producer', 'UPDATE_ROLLBACK_IN_PROGRESS')).toContain(
      'producer UPDATE_ROLLBACK_IN_PROGRESS (Export alerts cannot be updated as it is in use by consumer)',
    );
  });

  it('keep their stack from being deleted while a stack uses them', async () => {
    const test = testCloud();
    await deploy(test, 'producer', producer('a'));
    await deploy(test, 'consumer', CONSUMER);

    await test.client.send(new DeleteStackCommand({ StackName: 'producer' }));
    test.clock.advanceMs(LONG_MS);

    expect(await describe1(test, 'producer')).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      StackStatusReason: 'Export alerts cannot be deleted as it is in use by consumer',
    });
  });

  it('let their stack go once nobody uses them', async () => {
    const test = testCloud();
    const { StackId = '' } = await deploy(test, 'producer', producer('a'));
    await deploy(test, 'consumer', CONSUMER);

    await test.client.send(new DeleteStackCommand({ StackName: 'consumer' }));
    test.clock.advanceMs(LONG_MS);
    await test.client.send(new DeleteStackCommand({ StackName: 'producer' }));
    test.clock.advanceMs(LONG_MS);

    expect((await describe1(test, StackId)).StackStatus).toBe('DELETE_COMPLETE');
  });
});
