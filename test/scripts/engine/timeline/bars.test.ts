import { resourceBars } from '../../../../scripts/engine/timeline/bars';
import { resourceEvent } from '../../../support/stack-events';

const event = (logicalId: string, status: string, timestampMs: number, reason?: string) =>
  resourceEvent(logicalId, status, { timestampMs, reason });

test('a resource that is made, fails and is deleted again has two bars', () => {
  const bars = resourceBars(
    [
      event('Queue', 'CREATE_IN_PROGRESS', 0),
      event('Queue', 'CREATE_IN_PROGRESS', 1, 'Resource creation Initiated'),
      event('Topic', 'CREATE_IN_PROGRESS', 2),
      event('Queue', 'CREATE_FAILED', 10, 'no'),
      event('Topic', 'CREATE_FAILED', 10, 'Resource creation cancelled'),
      event('Queue', 'DELETE_IN_PROGRESS', 12),
      event('Queue', 'DELETE_COMPLETE', 20),
    ],
    20,
  );

  expect(
    bars.map(({ label, action, startedMs, endedMs, outcome }) => [
      label,
      action,
      startedMs,
      endedMs,
      outcome,
    ]),
  ).toEqual([
    ['Queue', 'create', 0, 10, 'failed'],
    ['Topic', 'create', 2, 10, 'cancelled'],
    ['Queue', 'delete', 12, 20, 'succeeded'],
  ]);
});

test('what has not ended lasts until the last event', () => {
  const [bar] = resourceBars([event('Queue', 'CREATE_IN_PROGRESS', 0)], 30);

  expect(bar).toMatchObject({ outcome: 'running', endedMs: 30 });
});
