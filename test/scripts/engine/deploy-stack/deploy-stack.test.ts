import { deployStack } from '../../../../scripts/engine/deploy-stack/deploy-stack';
import type { StackEvent } from '../../../../scripts/engine/ports';
import type { StackStatus } from '../../../../scripts/engine/stack-status';
import { description, stackContextWith } from '../../../support/stack-context';
import { newestFirst, resourceEvent, stackEvent } from '../../../support/stack-events';

const desired = {
  template: { kind: 'inline', body: '{}' },
  parameters: () => ({}),
  tags: {},
  policy: undefined,
} as const;

/** A stack's events, newest first, as two calls read them. */
function eventLog(first: StackEvent) {
  const events = [first];
  return {
    add: (...news: StackEvent[]) => void events.unshift(...newestFirst(...news)),
    newestEventId: async () => events[0]?.eventId,
    eventsSince: async (_: string, known: string | undefined) => {
      const index = events.findIndex(({ eventId }) => eventId === known);
      return events.slice(0, index < 0 ? undefined : index);
    },
  };
}

test('a rollback that gets stuck again is continued once, and then names what it is stuck on', async () => {
  let continued = 0;
  const { add, ...log } = eventLog(stackEvent('UPDATE_ROLLBACK_FAILED'));
  const { context } = stackContextWith({
    ...log,
    describe: async () => description('arn', 'UPDATE_ROLLBACK_FAILED'),
    continueRollback: async () => {
      continued += 1;
      add(
        stackEvent('UPDATE_ROLLBACK_IN_PROGRESS'),
        resourceEvent('Database', 'UPDATE_FAILED', { reason: 'is not available' }),
        stackEvent('UPDATE_ROLLBACK_FAILED'),
      );
    },
  });

  const deployment = deployStack(context, desired);

  await expect(deployment).rejects.toMatchObject({
    code: 'DR_STACK_FAILED',
    failures: [{ logicalId: 'Database', reason: 'is not available' }],
    nextSteps: [
      expect.stringContaining('dr-cli deploy'),
      expect.stringMatching(/^dr-cli deploy --skip Database/),
    ],
  });
  expect(continued).toBe(1);
});

test('an operation that began after the stack was looked at is waited for', async () => {
  const statuses: StackStatus[] = ['UPDATE_COMPLETE', 'UPDATE_IN_PROGRESS'];
  const answers = ['busy', 'no-changes'] as const;
  let changes = 0;
  const { context, emitted } = stackContextWith({
    describe: async () => description('arn', statuses.shift() ?? 'UPDATE_COMPLETE'),
    eventsSince: async () =>
      newestFirst(stackEvent('UPDATE_IN_PROGRESS'), stackEvent('UPDATE_COMPLETE')),
    createChangeSet: async () => {
      changes += 1;
      return answers[changes - 1] ?? 'no-changes';
    },
  });

  const { outcome } = await deployStack(context, desired);

  expect(outcome).toBe('unchanged');
  expect(changes).toBe(2);
  expect(emitted).toContainEqual(
    expect.objectContaining({ activity: 'waiting for the operation that runs already' }),
  );
});

test.each<StackStatus>(['UPDATE_FAILED', 'CREATE_FAILED', 'UPDATE_ROLLBACK_FAILED'])(
  'a stack in %s is not rolled back while the guard has something against it',
  async (status) => {
    const { context } = stackContextWith({
      describe: async () => description('arn', status),
      resources: async () => [
        {
          logicalId: 'Cluster',
          physicalId: 'c',
          type: 'AWS::RDS::DBCluster',
          status: 'UPDATE_COMPLETE',
        },
        {
          logicalId: 'Gone',
          physicalId: 'g',
          type: 'AWS::RDS::DBInstance',
          status: 'DELETE_COMPLETE',
        },
      ],
    });
    const guard: typeof context.run.guard = async (_, changes) => ({
      why: ['us-east-2 (dr) writes'],
      changes: changes.map((change) => ({ ...change, property: undefined, effect: change.action })),
    });

    const deployment = deployStack({ ...context, run: { ...context.run, guard } }, desired);

    await expect(deployment).rejects.toMatchObject({
      code: 'DR_CHANGE_AFTER_FAILOVER',
      message: expect.stringMatching(/while us-east-2 \(dr\) writes: Cluster Rollback$/),
    });
  },
);
