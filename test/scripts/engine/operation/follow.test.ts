import type { Operation } from '../../../../functions/shared/state/operation';
import type { OperationContext, Place } from '../../../../scripts/engine/operation/context';
import { type FollowEvent, follow } from '../../../../scripts/engine/operation/follow';
import { operation } from '../../../support/region-views';
import { noRegion, stackContextWith } from '../../../support/stack-context';
import { VirtualClock } from '../../../support/virtual-clock';

/** What the table and Step Functions say at each look; the last one repeats. */
interface Look {
  readonly item?: Operation | 'unreadable' | 'hangs';
  readonly execution?: string;
}

function followed(looks: readonly Look[]) {
  const clock = new VirtualClock();
  let at = -1;
  const look = () => looks[Math.min(at, looks.length - 1)] ?? {};
  const port = {
    ...noRegion.operation,
    stateItems: {
      ...noRegion.operation.stateItems,
      operation: async () => {
        at += 1;
        const { item } = look();
        if (item === 'unreadable') throw new Error('throttled');
        return item === 'hangs' ? new Promise<never>(() => undefined) : item;
      },
    },
    machines: {
      ...noRegion.operation.machines,
      executionEnd: async () => look().execution ?? 'running',
    },
  };
  const { environment } = stackContextWith({}).context.run;
  const context = { environment, clock, patience: 1 } as unknown as OperationContext;
  const place = {
    role: 'dr',
    region: 'us-east-2',
    names: { stateTable: 't' },
    port,
  } as unknown as Place;
  const events: FollowEvent[] = [];
  const execution = {
    kind: 'failover' as const,
    name: 'failover-3',
    executionArn: operation().executionArn,
    startedAtMs: clock.nowMs(),
  };
  const { signal } = new AbortController();
  const end = follow(context, place, execution, { signal, emit: (event) => events.push(event) });
  return { end, events, clock };
}

const done = operation({
  phase: 'done',
  outcome: 'done',
  endedAtMs: 9,
  phasesAtMs: { claimed: 1, promoting: 2, promoted: 3, done: 9 },
});

test('each phase is told once, also those that came and went between two looks', async () => {
  const { end, events } = followed([
    {},
    { item: operation({ phase: 'claimed', phasesAtMs: { claimed: 1 } }) },
    { item: operation({ phase: 'claimed', phasesAtMs: { claimed: 1 } }) },
    { item: done },
  ]);

  await expect(end).resolves.toEqual({ kind: 'ended', operation: done });
  expect(events).toEqual([
    { type: 'phase', phase: 'claimed', reachedAtMs: 1 },
    { type: 'phase', phase: 'promoting', reachedAtMs: 2 },
    { type: 'phase', phase: 'promoted', reachedAtMs: 3 },
    { type: 'phase', phase: 'done', reachedAtMs: 9 },
  ]);
});

test('a region that can’t be read for a while is told once, and followed on', async () => {
  const { end, events } = followed([
    { item: 'unreadable' },
    { item: 'unreadable' },
    { item: 'hangs' },
    { item: done },
  ]);

  await expect(end).resolves.toMatchObject({ kind: 'ended' });
  expect(events.filter(({ type }) => type === 'unseen')).toEqual([
    { type: 'unseen', reason: 'throttled' },
    { type: 'unseen', reason: 'no answer in 4.5 s' },
  ]);
});

test('a region that stays silent is given up, and the message says that the operation goes on', async () => {
  const { end, clock } = followed([{ item: 'hangs' }]);
  const fromMs = clock.nowMs();

  await expect(end).rejects.toThrow(/failover-3 was started in us-east-2 and goes on there/);
  expect(clock.nowMs() - fromMs).toBeLessThan(11 * 60_000);
});

test('an execution that is over without a last word has died', async () => {
  const { end } = followed([{ item: operation(), execution: 'TIMED_OUT' }]);

  await expect(end).resolves.toMatchObject({ kind: 'died', status: 'TIMED_OUT' });
});

test('a last word that comes between the two reads counts', async () => {
  const { end } = followed([{ item: operation(), execution: 'SUCCEEDED' }, { item: done }]);

  await expect(end).resolves.toEqual({ kind: 'ended', operation: done });
});

test('an execution that ends while another has the claim has changed nothing', async () => {
  const other = operation({ executionArn: 'arn:other', epoch: 4 });

  const { end } = followed([{ item: other }, { item: other, execution: 'SUCCEEDED' }]);

  await expect(end).resolves.toMatchObject({ kind: 'not-claimed', operation: { epoch: 4 } });
});
