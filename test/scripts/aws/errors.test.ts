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
  ['RequestThrottledException', 'DR_THROTTLED', 'the same command again'],
  [
    'LimitExceededException',
    'DR_QUOTA_REACHED',
    'list-service-quotas --service-code cloudformation',
  ],
  ['TimeoutError', 'DR_NETWORK', '--endpoint-url'],
  ['SomethingNew', 'DR_AWS_CALL_FAILED', '--debug'],
])('%s becomes %s and says what to type', (name, code, next) => {
  const cause = named(name);

  const error = translateError(cause, call);

  expect(error).toMatchObject({ code, cause });
  expect(error instanceof DrError && error.nextSteps[0]).toContain(next);
});

test.each([
  [
    'CredentialsProviderError',
    'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.',
  ],
  [
    'TokenProviderError',
    "Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
  ],
  ['ExpiredTokenException', 'The security token included in the request is expired'],
])('an SSO session that is over, as %s, names the profile to log in with', (name, message) => {
  const error = translateError(named(name, message), { ...call, profile: 'payments' });

  expect(error).toMatchObject({
    code: 'DR_CREDENTIALS_EXPIRED',
    nextSteps: ['aws sso login --profile payments', expect.anything()],
  });
});

test('credentials that are missing name the profile they were looked for in', () => {
  const error = translateError(named('CredentialsProviderError'), { ...call, profile: 'nope' });

  expect(error).toMatchObject({
    message: 'no AWS credentials were found for profile nope: words of AWS',
    nextSteps: ['aws configure sso --profile nope', 'aws configure list-profiles'],
  });
});

test.each(['EHOSTUNREACH', 'ENETUNREACH', 'ECONNABORTED'])('%s is a network error', (code) => {
  const error = translateError(Object.assign(new Error('connect'), { code }), call);

  expect(error).toMatchObject({ code: 'DR_NETWORK' });
});

test('a refused connection is a network error, also inside an aggregate', () => {
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

  expect(translateError(new AggregateError([refused]), call)).toMatchObject({ code: 'DR_NETWORK' });
});

test('an error that already says what to do stays as it is', () => {
  const error = new DrError({ code: 'DR_X', message: 'm', nextSteps: [] });

  expect(translateError(error, call)).toBe(error);
});
