import { runOperation } from '../../../../scripts/engine/stack-sets/operation';
import type { OperationStart, OperationState } from '../../../../scripts/engine/stack-sets/ports';
import { noRegion, stackContextWith } from '../../../support/stack-context';

const FIRST = 'run-base-primary-create-1';
const SECOND = 'run-base-primary-create-2';

const FAILED: OperationState = { kind: 'failed', reasons: ['us-east-1: no'] };

interface Service {
  /** Answers in turn; a last `busy` repeats. */
  readonly starts: readonly OperationStart[];
  /** States of operations that there are, in turn; the last one repeats. */
  readonly states: Readonly<Record<string, readonly OperationState[]>>;
  /** Ids that an earlier process of the run may have sent. */
  readonly announced?: readonly string[];
}

/** Runs the operation `create`, and tells which ids were asked for. */
async function operated({ starts, states, announced = [] }: Service) {
  const { context, emitted } = stackContextWith({});
  const asked: string[] = [];
  const looks = new Map<string, number>();
  const end = runOperation(
    { ...context, run: { ...context.run, announcedTokens: new Set(announced) } },
    {
      name: 'create',
      stackSetName: 'base-demo',
      stackSets: {
        ...noRegion.stackSets,
        operationState: async (_, id) => {
          const look = looks.get(id) ?? 0;
          looks.set(id, look + 1);
          const known = states[id] ?? [];
          return known[Math.min(look, known.length - 1)] ?? { kind: 'absent' };
        },
      },
      start: async (id) => {
        asked.push(id);
        const answer = starts[asked.length - 1] ?? starts.at(-1);
        if (answer === undefined || (asked.length > starts.length && answer !== 'busy')) {
          throw new Error(`asked for ${id} too`);
        }
        return answer;
      },
    },
  );
  return { end: await end, asked, emitted };
}

test('a request whose answer was lost is not made twice when its own operation is in its way', async () => {
  const { end, asked, emitted } = await operated({
    starts: ['busy'],
    states: { [FIRST]: [{ kind: 'running' }, FAILED] },
  });

  expect(end).toEqual(FAILED);
  expect(asked).toEqual([FIRST]);
  expect(emitted).toEqual([]);
});

test('a request whose answer was lost has the result of what it began, also when that is over', async () => {
  const { end, asked } = await operated({ starts: ['known'], states: { [FIRST]: [FAILED] } });

  expect(end).toEqual(FAILED);
  expect(asked).toEqual([FIRST]);
});

test('an operation of an earlier process that still runs is taken up', async () => {
  const { end, asked } = await operated({
    starts: ['known'],
    states: { [FIRST]: [{ kind: 'running' }, { kind: 'running' }, { kind: 'succeeded' }] },
    announced: [FIRST],
  });

  expect(end).toEqual({ kind: 'succeeded' });
  expect(asked).toEqual([FIRST]);
});

test('one of an earlier process that is over is tried again', async () => {
  const { end, asked } = await operated({
    starts: ['known', 'started'],
    states: { [FIRST]: [FAILED], [SECOND]: [{ kind: 'absent' }, { kind: 'succeeded' }] },
    announced: [FIRST],
  });

  expect(end).toEqual({ kind: 'succeeded' });
  expect(asked).toEqual([FIRST, SECOND]);
});

test('another operation is waited for, and said once', async () => {
  const { end, asked, emitted } = await operated({
    starts: ['busy', 'busy', 'started'],
    states: { [FIRST]: [{ kind: 'absent' }, { kind: 'absent' }, { kind: 'succeeded' }] },
  });

  expect(end).toEqual({ kind: 'succeeded' });
  expect(asked).toEqual([FIRST, FIRST, FIRST]);
  expect(emitted).toEqual([
    {
      type: 'step_activity',
      step: 'base@primary',
      activity: 'waiting for the operation that runs on stack set base-demo',
    },
  ]);
});

test('an operation that never ends is not waited for without end', async () => {
  await expect(operated({ starts: ['busy'], states: {} })).rejects.toMatchObject({
    code: 'DR_TIMEOUT',
  });
});
