import type { StartOutcome } from '../../../../functions/shared/operation/start-operation';
import type { OperationContext, Place } from '../../../../scripts/engine/operation/context';
import { startExecution } from '../../../../scripts/engine/operation/start';
import { VirtualClock } from '../../../support/virtual-clock';

const REQUEST = {
  kind: 'failover',
  by: 'alice',
  evidence: '{}',
  acceptDataLoss: true,
  firstBadSampleAtMs: 1,
} as const;

type Answer = StartOutcome['outcome'] | 'refused';

/** Step Functions answers in this way, one start after the other; the last one repeats. */
function starting(answers: readonly Answer[], signal = new AbortController().signal) {
  const clock = new VirtualClock();
  const beganMs = clock.nowMs();
  const askedAtMs: number[] = [];
  const start = async (
    _: unknown,
    lastEpoch: number,
    _request: unknown,
    nowMs: number,
  ): Promise<StartOutcome> => {
    const answer = answers[Math.min(askedAtMs.length, answers.length - 1)] ?? 'refused';
    askedAtMs.push(nowMs - beganMs);
    if (answer === 'refused') throw new Error('throttled');
    const epoch = lastEpoch + 1;
    return { outcome: answer, epoch, name: `failover-${epoch}`, executionArn: 'arn' };
  };
  const context = { clock, patience: 1 } as unknown as OperationContext;
  const place = {
    names: { failoverMachineArn: 'machine', stateTable: 'table' },
    port: { machines: { start } },
  } as unknown as Place;
  return { started: startExecution(context, place, 2, REQUEST, signal), askedAtMs };
}

test('a start that is refused twice is asked for three times', async () => {
  const { started, askedAtMs } = starting(['refused', 'refused', 'started']);

  expect(await started).toMatchObject({ outcome: 'started', name: 'failover-3' });
  expect(askedAtMs).toHaveLength(3);
});

test('a start that is refused for the third time is given up', async () => {
  const { started, askedAtMs } = starting(['refused']);

  await expect(started).rejects.toThrow('throttled');
  expect(askedAtMs).toHaveLength(3);
});

test('a name that is taken, by an execution that nobody sees, is asked for again until it is settled', async () => {
  const { started, askedAtMs } = starting(['unseen', 'unseen', 'already-running']);

  expect(await started).toMatchObject({ outcome: 'already-running' });
  expect(askedAtMs).toEqual([0, 2_000, 4_000]);
});

test('whoever stops the command does not wait for that', async () => {
  const stopped = new AbortController();
  const { started } = starting(['unseen'], stopped.signal);

  stopped.abort(new Error('stopped'));

  await expect(started).rejects.toThrow('stopped');
});
