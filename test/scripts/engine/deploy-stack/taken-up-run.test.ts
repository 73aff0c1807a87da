import { change, type DesiredStack } from '../../../../scripts/engine/deploy-stack/change';
import type { StackContext } from '../../../../scripts/engine/deploy-stack/context';
import { unusedToken } from '../../../../scripts/engine/deploy-stack/unused-token';
import type { ChangeRequest, SettledChangeSet, StackEvent } from '../../../../scripts/engine/ports';
import { stackContextWith } from '../../../support/stack-context';

const desired: DesiredStack = {
  template: { kind: 'inline', body: '{}' },
  parameters: () => ({}),
  tags: {},
  policy: undefined,
};

const FIRST = 'run-base-primary-change';

/** The step as a later process of the run has it, after one that announced the tokens. */
const takenUp = (context: StackContext, ...tokens: string[]): StackContext => ({
  ...context,
  run: { ...context.run, announcedTokens: new Set(tokens) },
});

/** CloudFormation with a change set that an earlier process left, and none beside it. */
function leftBehind(state: SettledChangeSet | 'name-taken') {
  const requested: ChangeRequest[] = [];
  const { context } = stackContextWith({
    createChangeSet: async (request) => {
      requested.push(request);
      if (request.clientToken !== FIRST) {
        return { changeSetArn: 'second', stackArn: 'stack-arn' };
      }
      return state === 'name-taken' ? state : { changeSetArn: 'first', stackArn: 'stack-arn' };
    },
    changeSetState: async ({ changeSetArn }) =>
      changeSetArn === 'first' && state !== 'name-taken' ? state : { kind: 'no-changes' },
    deleteChangeSet: async () => undefined,
  });
  return { context, requested };
}

test.each<[string, SettledChangeSet | 'name-taken']>([
  ['was executed before its process died', { kind: 'executed' }],
  ['was overtaken before its process died', { kind: 'obsolete' }],
  ['was refused for a reason that may be gone', { kind: 'failed', reason: 'a hook said no' }],
  ['was asked for with other values', 'name-taken'],
])('a change set that %s is left for another one', async (_, state) => {
  const { context, requested } = leftBehind(state);

  const outcome = await change(takenUp(context, FIRST), 'UPDATE', desired, undefined);

  expect(outcome).toBe('unchanged');
  expect(requested.map(({ clientToken }) => clientToken)).toEqual([FIRST, `${FIRST}-2`]);
});

test.each(['executed', 'obsolete'] as const)(
  'a change set of this very process that is %s was overtaken by another run',
  async (kind) => {
    const { context } = leftBehind({ kind });

    await expect(change(context, 'UPDATE', desired, undefined)).rejects.toMatchObject({
      code: 'DR_STACK_TAKEN',
    });
  },
);

const event = (clientToken: string): StackEvent => ({
  eventId: clientToken,
  logicalId: 'base-demo',
  physicalId: 'stack-arn',
  resourceType: 'AWS::CloudFormation::Stack',
  status: 'ROLLBACK_COMPLETE',
  reason: undefined,
  timestampMs: 0,
  clientToken,
  isStackItself: true,
});

test('a request that may not have arrived is made again with its token', async () => {
  const { context } = stackContextWith({ eventsSince: async () => [event('somebody-else')] });
  const token = 'run-base-primary-roll-back-0';

  expect(await unusedToken(takenUp(context, token), 'stack-arn', 'roll-back-0')).toBe(token);
});

test('an operation that has run already is followed by another one, with a token of its own', async () => {
  const token = 'run-base-primary-roll-back-0';
  const { context } = stackContextWith({
    eventsSince: async () => [event(`${token}-again-2`), event(token)],
  });

  expect(await unusedToken(takenUp(context, token), 'stack-arn', 'roll-back-0')).toBe(
    `${token}-again-3`,
  );
});

test('a run that was never killed asks for no events', async () => {
  const { context } = stackContextWith({});

  expect(await unusedToken(context, 'stack-arn', 'delete-1')).toBe('run-base-primary-delete-1');
});
