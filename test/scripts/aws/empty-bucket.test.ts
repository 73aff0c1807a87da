import { type DeleteObjectsCommandOutput, S3Client } from '@aws-sdk/client-s3';
import { emptyBucket } from '../../../scripts/aws/empty-bucket';
import { callsTo } from '../../../scripts/aws/errors';
import { localClientConfig } from '../../../scripts/local-cloud/attach';
import { VirtualClock } from '../../support/virtual-clock';

type Errors = NonNullable<DeleteObjectsCommandOutput['Errors']>;

/** A bucket of keys, where each deletion refuses what the next entry of `refusals` says. */
function bucketOf(keys: readonly string[], ...refusals: readonly Errors[]) {
  const left = new Set(keys);
  let deletions = 0;
  const client = new S3Client(localClientConfig('us-east-1'));
  client.middlewareStack.add(
    (_, { commandName }) =>
      async () => {
        if (commandName === 'ListObjectVersionsCommand') {
          const Versions = [...left].map((Key) => ({ Key, VersionId: '1' }));
          return { response: {}, output: { $metadata: {}, Versions } };
        }
        const refused = refusals[Math.min(deletions, refusals.length - 1)] ?? [];
        deletions += 1;
        for (const key of [...left]) {
          if (!refused.some(({ Key }) => Key === key)) {
            left.delete(key);
          }
        }
        return { response: {}, output: { $metadata: {}, Errors: refused } };
      },
    { step: 'initialize' },
  );
  return { client, left, deletions: () => deletions };
}

const call = callsTo({ region: 'us-east-1' });
const clock = new VirtualClock();
const pace = { clock, signal: new AbortController().signal };
const slow = { Key: 'b', Code: 'SlowDown', Message: 'Please reduce your request rate.' };

test('objects that S3 is too busy for are deleted after a wait', async () => {
  const { client, left } = bucketOf(['a', 'b'], [slow], [{ ...slow, Code: 'InternalError' }], []);
  const startedMs = clock.nowMs();

  const deleted = await emptyBucket(client, call, 'logs', pace);

  expect(deleted).toBe(2);
  expect(left.size).toBe(0);
  expect(clock.nowMs()).toBeGreaterThan(startedMs);
});

test('it is given up when waiting longer and longer gets nothing more deleted', async () => {
  const { client, deletions } = bucketOf(['b'], [slow]);

  const emptying = emptyBucket(client, call, 'logs', pace);

  await expect(emptying).rejects.toMatchObject({ code: 'DR_BUCKET_NOT_EMPTIED' });
  expect(deletions()).toBe(7);
});

test('a refusal that waiting does not help is an error at once', async () => {
  const denied = { Key: 'a', Code: 'AccessDenied', Message: 'Access Denied' };
  const { client, deletions } = bucketOf(['a', 'b'], [slow, denied]);

  const emptying = emptyBucket(client, call, 'logs', pace);

  await expect(emptying).rejects.toMatchObject({
    message: '2 objects of logs could not be deleted: a: Access Denied',
  });
  expect(deletions()).toBe(1);
});

test('Ctrl-C ends it before the next call, with the reason of the interruption', async () => {
  const { client, deletions } = bucketOf(['a']);
  const reason = new Error('interrupted');

  const emptying = emptyBucket(client, call, 'logs', { clock, signal: AbortSignal.abort(reason) });

  await expect(emptying).rejects.toBe(reason);
  expect(deletions()).toBe(0);
});
