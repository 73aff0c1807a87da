import { change, type DesiredStack } from '../../../../scripts/engine/deploy-stack/change';
import type { SettledChangeSet, StackEvent } from '../../../../scripts/engine/ports';
import { description, stackContextWith } from '../../../support/stack-context';

const desired: DesiredStack = {
  template: { kind: 'inline', body: '{}' },
  parameters: () => ({}),
  tags: {},
  policy: undefined,
};
const handle = { changeSetArn: 'change-set-arn', stackArn: 'stack-arn' };

/** CloudFormation where every change set fails for a reason of its own. */
function refusing() {
  const calls: string[] = [];
  const { context } = stackContextWith({
    createChangeSet: async () => handle,
    changeSetState: async () => ({ kind: 'failed', reason: 'a hook said no' }),
    deleteChangeSet: async ({ changeSetArn }) => void calls.push(`delete ${changeSetArn}`),
    deleteStack: async (stackArn) => void calls.push(`delete ${stackArn}`),
  });
  return { context, calls };
}

test('a refused creation leaves no change set and no empty stack', async () => {
  const { context, calls } = refusing();

  const creation = change(context, 'CREATE', desired, undefined);

  await expect(creation).rejects.toMatchObject({
    code: 'DR_CHANGE_SET_FAILED',
    message: expect.stringContaining('a hook said no'),
  });
  expect(calls).toEqual(['delete change-set-arn', 'delete stack-arn']);
});

test('a refused update leaves the stack as it is', async () => {
  const { context, calls } = refusing();

  await change(context, 'UPDATE', desired, undefined).catch(() => undefined);

  expect(calls).toEqual(['delete change-set-arn']);
});

test('a clean-up that is denied is told, and what was found out stays the answer', async () => {
  const { context, emitted } = stackContextWith({
    createChangeSet: async () => handle,
    changeSetState: async () => ({ kind: 'no-changes' }),
    deleteChangeSet: async () => {
      throw new Error('no DeleteChangeSet');
    },
  });

  const outcome = await change(context, 'UPDATE', desired, undefined);

  expect(outcome).toBe('unchanged');
  expect(emitted).toContainEqual({
    type: 'step_activity',
    step: 'base@primary',
    activity: 'the empty change set stays: no DeleteChangeSet',
  });
});

test('a service that says at once that nothing changes is believed', async () => {
  const { context } = stackContextWith({ createChangeSet: async () => 'no-changes' });

  expect(await change(context, 'UPDATE', desired, undefined)).toBe('unchanged');
});

test.each([
  ['before it is executed', { changeSetState: async () => ({ kind: 'superseded' }) as const }],
  [
    'when it is executed',
    {
      changeSetState: async () => ({ kind: 'ready', changes: [] }) as const,
      newestEventId: async () => undefined,
      executeChangeSet: async () => 'superseded' as const,
    },
  ],
])('a change that another run overtakes %s is given up, and says so', async (_, stacks) => {
  const { context } = stackContextWith({ createChangeSet: async () => handle, ...stacks });

  await expect(change(context, 'UPDATE', desired, undefined)).rejects.toMatchObject({
    code: 'DR_STACK_TAKEN',
    message: expect.stringMatching(
      /^another run is deploying stack base-demo in us-east-1 \(base@primary\)/,
    ),
    nextSteps: [expect.stringMatching(/^dr-cli status/), expect.stringMatching(/^dr-cli deploy/)],
  });
});

test('a refusal to execute what has been executed is a repeated request, and is followed', async () => {
  const ended: StackEvent = {
    eventId: 'end',
    logicalId: 'base-demo',
    physicalId: 'stack-arn',
    resourceType: 'AWS::CloudFormation::Stack',
    status: 'UPDATE_COMPLETE',
    reason: undefined,
    timestampMs: 0,
    isStackItself: true,
  };
  const states: SettledChangeSet[] = [{ kind: 'ready', changes: [] }, { kind: 'executed' }];
  const { context } = stackContextWith({
    createChangeSet: async () => handle,
    changeSetState: async () => states.shift() ?? { kind: 'superseded' },
    newestEventId: async () => 'before',
    executeChangeSet: async () => 'superseded',
    describe: async () => description('stack-arn', 'UPDATE_COMPLETE'),
    eventsSince: async (_, knownEventId) => (knownEventId === 'before' ? [ended] : []),
  });

  expect(await change(context, 'UPDATE', desired, undefined)).toBe('updated');
});
