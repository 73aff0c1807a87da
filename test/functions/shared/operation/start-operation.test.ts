import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import {
  startOperation,
  UNSEEN_LIMIT_MS,
} from '../../../../functions/shared/operation/start-operation';
import type { StateTable } from '../../../../functions/shared/state/table';

const MACHINE = 'arn:aws:states:us-east-1:111122223333:stateMachine:switchover-demo';

const REQUEST = {
  kind: 'switchover',
  by: 'alice',
  evidence: '{}',
  acceptDataLoss: false,
  firstBadSampleAtMs: 1,
} as const;

/** Step Functions with names that are used up, and the epoch that the table knows. */
function worldWith(
  used: Readonly<Record<string, 'RUNNING' | 'FAILED' | 'not-described'>>,
  claimedEpoch = 3,
) {
  const started: unknown[] = [];
  const sfn = {
    send: async (command: unknown) => {
      if (command instanceof StartExecutionCommand) {
        const { name = '', input = '' } = command.input;
        if (used[name] !== undefined) throw named('ExecutionAlreadyExists');
        started.push({ name, ...JSON.parse(input) });
        return {};
      }
      if (command instanceof DescribeExecutionCommand) {
        const status = used[command.input.executionArn?.split(':').at(-1) ?? ''];
        if (status === 'not-described') throw named('ExecutionDoesNotExist');
        return { status };
      }
      throw new Error('the test does not expect this call');
    },
  };
  const at = { S: '2026-01-05T09:00:00Z' };
  const dynamodb = {
    send: async () => ({
      Item: {
        epoch: { N: String(claimedEpoch) },
        kind: { S: 'switchover' },
        phase: { S: 'aborted' },
        executionArn: { S: 'arn' },
        startedAt: at,
        updatedAt: at,
        by: { S: 'alice' },
        evidence: { S: '{}' },
      },
    }),
  };
  const table: StateTable = { dynamodb: dynamodb as never, tableName: 'failover-state-demo' };
  const starter = { sfn: sfn as never, stateMachineArn: MACHINE, table, unseen: new Map() };
  return { starter: { ...starter, nowMs: 0 }, started };
}

const named = (name: string) => Object.assign(new Error(name), { name });

test('the next epoch is in the name and in the input, and the execution’s ARN is told', async () => {
  const { starter, started } = worldWith({});

  const outcome = await startOperation(starter, 3, REQUEST);

  expect(started).toEqual([{ name: 'switchover-4', epoch: 4, ...REQUEST }]);
  expect(outcome).toEqual({
    outcome: 'started',
    name: 'switchover-4',
    epoch: 4,
    executionArn: 'arn:aws:states:us-east-1:111122223333:execution:switchover-demo:switchover-4',
  });
});

test('a name that somebody else has just used is as good as started', async () => {
  const { starter, started } = worldWith({ 'switchover-4': 'RUNNING' });

  const outcome = await startOperation(starter, 3, REQUEST);

  expect(outcome).toMatchObject({ outcome: 'already-running', name: 'switchover-4' });
  expect(started).toEqual([]);
});

test('a name whose execution is not described is waited for, and passed over after half a minute', async () => {
  const { starter, started } = worldWith({ 'switchover-4': 'not-described' });
  const startAt = (nowMs: number) => startOperation({ ...starter, nowMs }, 3, REQUEST);

  expect(await startAt(0)).toMatchObject({ outcome: 'unseen', name: 'switchover-4' });
  expect(await startAt(UNSEEN_LIMIT_MS - 1)).toMatchObject({ outcome: 'unseen' });
  expect(started).toEqual([]);
  expect(await startAt(UNSEEN_LIMIT_MS)).toMatchObject({ outcome: 'started', epoch: 5 });
});

test('each name that nobody sees has its own half minute', async () => {
  const { starter } = worldWith({
    'switchover-4': 'not-described',
    'switchover-5': 'not-described',
  });
  const startAt = (nowMs: number) => startOperation({ ...starter, nowMs }, 3, REQUEST);

  await startAt(0);

  expect(await startAt(UNSEEN_LIMIT_MS)).toMatchObject({ outcome: 'unseen', epoch: 5 });
  expect(await startAt(2 * UNSEEN_LIMIT_MS)).toMatchObject({ outcome: 'started', epoch: 6 });
});

test('five executions that died before their claim are enough', async () => {
  const died = [4, 5, 6, 7, 8].map((epoch) => [`switchover-${epoch}`, 'FAILED'] as const);
  const { starter, started } = worldWith(Object.fromEntries(died));

  const outcome = startOperation(starter, 3, REQUEST);

  await expect(outcome).rejects.toThrow('5 executions after epoch 3 ended before');
  expect(started).toEqual([]);
});

test('names of an earlier environment are no reason to give up, however many', async () => {
  const used = [4, 5, 6, 7, 8, 9].map((epoch) => [`switchover-${epoch}`, 'not-described'] as const);
  const { starter } = worldWith(Object.fromEntries(used));
  const startAt = (nowMs: number) => startOperation({ ...starter, nowMs }, 3, REQUEST);

  for (const [times] of used.entries()) {
    expect(await startAt(times * UNSEEN_LIMIT_MS)).toMatchObject({ outcome: 'unseen' });
  }

  expect(await startAt(used.length * UNSEEN_LIMIT_MS)).toMatchObject({ name: 'switchover-10' });
});

test('a name used up by an execution that died before its claim is passed over', async () => {
  const { starter, started } = worldWith({ 'switchover-4': 'FAILED' });

  const outcome = await startOperation(starter, 3, REQUEST);

  expect(outcome).toMatchObject({ outcome: 'started', epoch: 5 });
  expect(started).toHaveLength(1);
});

test('one that has been and gone since the caller looked is told, and nothing is started', async () => {
  const { starter, started } = worldWith({ 'switchover-4': 'FAILED' }, 4);

  const outcome = await startOperation(starter, 3, REQUEST);

  expect(outcome).toMatchObject({ outcome: 'superseded', name: 'switchover-4' });
  expect(started).toEqual([]);
});
