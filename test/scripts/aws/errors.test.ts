import { translateError } from '../../../scripts/aws/errors';
import { DrError } from '../../../scripts/engine/errors';

const call = { action: 'cloudformation:DescribeStacks', region: 'us-east-1' };
const named = (name: string, message = 'words of AWS') =>
  Object.assign(new Error(message), { name });

test.each([
  ['CredentialsProviderError', 'DR_NO_CREDENTIALS', 'aws configure sso'],
  ['ExpiredTokenException', 'DR_CREDENTIALS_EXPIRED', 'aws sso login'],
  ['InvalidClientTokenId', 'DR_CREDENTIALS_REFUSED', 'aws sts get-caller-identity'],
  ['AccessDenied', 'DR_ACCESS_DENIED', 'allow cloudformation:DescribeStacks'],
  ['Throttling', 'DR_THROTTLED', 'the same command again'],
  ['TimeoutError', 'DR_NETWORK', '--endpoint-url'],
  ['SomethingNew', 'DR_AWS_CALL_FAILED', '--debug'],
])('%s becomes %s and says what to type', (name, code, next) => {
  const cause = named(name);

  const error = translateError(cause, call);

  expect(error).toMatchObject({ code, cause });
  expect(error instanceof DrError && error.nextSteps[0]).toContain(next);
});

test('a refused connection is a network error, also inside an aggregate', () => {
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

  expect(translateError(new AggregateError([refused]), call)).toMatchObject({ code: 'DR_NETWORK' });
});

test('an error that already says what to do stays as it is', () => {
  const error = new DrError({ code: 'DR_X', message: 'm', nextSteps: [] });

  expect(translateError(error, call)).toBe(error);
});
