import type { StackContext } from '../../../../scripts/engine/deploy-stack/context';
import { deleteStack } from '../../../../scripts/engine/destroy/delete-stack';
import { bucketsOf } from '../../../../scripts/engine/destroy/empty-contents';
import type { StackEvent, StackResource, Stacks } from '../../../../scripts/engine/ports';
import type { StackStatus } from '../../../../scripts/engine/stack-status';
import { description, noRegion, stackContextWith } from '../../../support/stack-context';
import { newestFirst, stackEvent } from '../../../support/stack-events';

const bucket = (status: string): StackResource => ({
  logicalId: 'Bucket',
  physicalId: 'logs',
  type: 'AWS::S3::Bucket',
  status,
});

/** A stack in `status`, which `deletion` brings elsewhere, telling events or none. */
function stackThat(
  status: StackStatus,
  resources: readonly StackResource[],
  deletion: () => { readonly status: StackStatus; readonly news: readonly StackEvent[] },
) {
  const emptied: string[] = [];
  let now = status;
  let news: readonly StackEvent[] = [];
  let deletions = 0;
  const stacks: Partial<Stacks> = {
    describe: async () => description('arn', now),
    resources: async () => [...resources],
    newestEventId: async () => 'before',
    eventsSince: async () => [...news],
    deleteStack: async () => {
      deletions += 1;
      ({ status: now, news } = deletion());
    },
  };
  const { context } = stackContextWith(stacks);
  const region = () => ({
    ...noRegion,
    buckets: {
      ...noRegion.buckets,
      empty: async (name: string) => {
        emptied.push(name);
        return 3;
      },
    },
  });
  const withBuckets: StackContext = {
    ...context,
    run: { ...context.run, cloud: { ...context.run.cloud, region } },
  };
  return { context: withBuckets, emptied, deletions: () => deletions };
}

test('a deletion that ends with the stack still there fails, and is not tried for ever', async () => {
  const { context, deletions } = stackThat('UPDATE_COMPLETE', [bucket('CREATE_COMPLETE')], () => ({
    status: 'UPDATE_COMPLETE',
    news: newestFirst(stackEvent('DELETE_IN_PROGRESS'), stackEvent('UPDATE_COMPLETE')),
  }));

  const deletion = deleteStack(context);

  await expect(deletion).rejects.toMatchObject({
    code: 'DR_STACK_FAILED',
    message: expect.stringContaining('ended in UPDATE_COMPLETE'),
    nextSteps: [expect.stringContaining('dr-cli destroy')],
  });
  expect(deletions()).toBe(1);
});

test('a deleted stack is done, also when it told no event of its end', async () => {
  const { context } = stackThat('REVIEW_IN_PROGRESS', [], () => ({
    status: 'DELETE_COMPLETE',
    news: [],
  }));
  const startedMs = context.run.clock.nowMs();

  expect(await deleteStack(context)).toBe('deleted');
  expect(context.run.clock.nowMs() - startedMs).toBe(0);
});

test('a bucket that the stack failed to make is somebody else’s and keeps its objects', async () => {
  const { context, emptied } = stackThat('CREATE_FAILED', [bucket('CREATE_FAILED')], () => ({
    status: 'DELETE_COMPLETE',
    news: [],
  }));

  await deleteStack(context);

  expect(emptied).toEqual([]);
});

test.each([
  ['CREATE_COMPLETE', ['logs']],
  ['UPDATE_FAILED', ['logs']],
  ['DELETE_FAILED', ['logs']],
  ['CREATE_IN_PROGRESS', []],
  ['CREATE_FAILED', []],
  ['DELETE_COMPLETE', []],
])('of a bucket in %s the names are %j', (status, names) => {
  expect(bucketsOf([bucket(status)])).toEqual(names);
});

test('when something could be made way for after a failure, the deletion is tried again', async () => {
  const ends: StackStatus[] = ['DELETE_FAILED', 'DELETE_COMPLETE'];
  const { context, deletions } = stackThat('CREATE_COMPLETE', [], () => {
    const status = ends.shift() ?? 'DELETE_FAILED';
    return { status, news: newestFirst(stackEvent('DELETE_IN_PROGRESS'), stackEvent(status)) };
  });
  const asked: number[] = [];

  const outcome = await deleteStack(context, async () => {
    asked.push(deletions());
    return deletions() === 1;
  });

  expect(outcome).toBe('deleted');
  expect(asked).toEqual([0, 1]);
});

test('a failure that nothing can be done about is not tried again', async () => {
  const { context, deletions } = stackThat('CREATE_COMPLETE', [], () => ({
    status: 'DELETE_FAILED',
    news: newestFirst(stackEvent('DELETE_IN_PROGRESS'), stackEvent('DELETE_FAILED')),
  }));

  await expect(deleteStack(context)).rejects.toMatchObject({ code: 'DR_STACK_FAILED' });
  expect(deletions()).toBe(1);
});
