import { follow } from '../../../../scripts/engine/deploy-stack/follow';
import type { StackEvent } from '../../../../scripts/engine/ports';
import type { StackStatus } from '../../../../scripts/engine/stack-status';
import { description, stackContextWith } from '../../../support/stack-context';
import { newestFirst, resourceEvent, stackEvent } from '../../../support/stack-events';

interface Look {
  readonly status: StackStatus;
  readonly news: readonly StackEvent[];
}

/** What CloudFormation answers to one look after the other; after the last nothing is new. */
function contextOf(first: Look, ...others: readonly Look[]) {
  const looks = [first, ...others];
  let count = 0;
  const { context, emitted } = stackContextWith({
    describe: async (stackArn) => {
      count += 1;
      return description(stackArn, (looks[count - 1] ?? looks.at(-1) ?? first).status);
    },
    eventsSince: async () => [...(looks[count - 1]?.news ?? [])],
  });
  return { context, emitted, looks: () => count };
}

const options = { stackArn: 'arn', knownEventId: 'before', expectedResources: 1 };

test('a status that is still the one from before does not end the operation', async () => {
  const { context, looks } = contextOf(
    { status: 'UPDATE_COMPLETE', news: [] },
    { status: 'UPDATE_IN_PROGRESS', news: [stackEvent('UPDATE_IN_PROGRESS')] },
    { status: 'UPDATE_COMPLETE', news: [stackEvent('UPDATE_COMPLETE')] },
  );

  const { events } = await follow(context, options);

  expect(looks()).toBe(3);
  expect(events.map(({ status }) => status)).toEqual(['UPDATE_COMPLETE', 'UPDATE_IN_PROGRESS']);
});

test('events are told in the order they happened', async () => {
  const { context, emitted } = contextOf({
    status: 'CREATE_COMPLETE',
    news: newestFirst(
      stackEvent('CREATE_IN_PROGRESS'),
      resourceEvent('Topic', 'CREATE_COMPLETE'),
      stackEvent('CREATE_COMPLETE'),
    ),
  });

  await follow(context, options);

  const statuses = emitted.flatMap((event) =>
    event.type === 'resource' ? [`${event.event.logicalId} ${event.event.status}`] : [],
  );
  expect(statuses).toEqual([
    'stack CREATE_IN_PROGRESS',
    'Topic CREATE_COMPLETE',
    'stack CREATE_COMPLETE',
  ]);
});

test('an operation that never ends is given up with the command that shows it', async () => {
  const { context } = contextOf(
    { status: 'UPDATE_IN_PROGRESS', news: [stackEvent('UPDATE_IN_PROGRESS')] },
    { status: 'UPDATE_IN_PROGRESS', news: [] },
  );

  await expect(follow(context, options)).rejects.toMatchObject({
    code: 'DR_TIMEOUT',
    nextSteps: ['dr-cli status'],
  });
});
