import { awsCall } from '../../../functions/failover/aws-call';
import { NotYet } from '../../../functions/failover/errors';
import { TimeoutError } from '../../../functions/shared/with-timeout';
import { awsError } from './support/fake-region';

const failing = (error: unknown) => awsCall('rds:X in us-east-2', () => Promise.reject(error));

describe('a call that fails', () => {
  it.each([
    ['was throttled', awsError('ThrottlingException', 400)],
    ['was throttled by status', awsError('SomethingNew', 429)],
    ['found the service broken', awsError('SomethingNew', 503)],
    ['took too long', new TimeoutError('it', 4_000)],
    ['lost its connection', Object.assign(new Error('reset'), { code: 'ECONNRESET' })],
  ])('is worth repeating when it %s', async (_, error) => {
    const answer = failing(error);

    await expect(answer).rejects.toMatchObject({
      name: 'DependencyUnavailable',
      message: `rds:X in us-east-2 failed: ${error.name}`,
      cause: error,
    });
  });

  it.each([
    ['access was denied', awsError('AccessDeniedException', 403)],
    ['the request made no sense', awsError('ValidationException', 400)],
  ])('is not when %s', async (_, error) => {
    const answer = failing(error);

    await expect(answer).rejects.toMatchObject({ name: 'DependencyRefused', cause: error });
  });

  it.each([
    ['an answer of ours', new NotYet('too early')],
    ['a mistake of ours', new TypeError('undefined is not a function')],
  ])('stays what it is when it is %s', async (_, error) => {
    const answer = failing(error);

    await expect(answer).rejects.toBe(error);
  });
});
